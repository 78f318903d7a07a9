package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to an opportunity before its outcome; {@code leadId} on any of them is a link to its lead. */
public sealed interface OpportunityEvent extends CrmEvent {

    @TypeName(value = "crm.opportunity.created.v1", code = 201, entity = EntityRule.OPPORTUNITY)
    record OpportunityCreated(
            @Required @Id String opportunityId,
            @Nullable @Id String leadId,
            @Nullable String stage,
            @Nullable @Decimal BigDecimal amount,
            @Nullable @CurrencyCode String currency,
            @Nullable LocalDate expectedCloseDate,
            @JsonUnwrapped Dims dims)
            implements OpportunityEvent {}

    @TypeName(value = "crm.opportunity.updated.v1", code = 202, entity = EntityRule.OPPORTUNITY)
    record OpportunityUpdated(
            @Required @Id String opportunityId,
            @Nullable @Id String leadId,
            @Nullable @Decimal BigDecimal amount,
            @Nullable @CurrencyCode String currency,
            @Nullable LocalDate expectedCloseDate,
            @Nullable String forecastCategory,
            @JsonUnwrapped Dims dims)
            implements OpportunityEvent {}

    @TypeName(value = "crm.opportunity.stage_changed.v1", code = 203, entity = EntityRule.OPPORTUNITY)
    record OpportunityStageChanged(
            @Required @Id String opportunityId,
            @Nullable @Id String leadId,
            @Required String to,
            @Nullable String from,
            @Nullable String reason,
            @JsonUnwrapped Dims dims)
            implements OpportunityEvent {}

    /** Indicator -> 0..100. */
    @TypeName(value = "crm.opportunity.assessed.v1", code = 204, entity = EntityRule.OPPORTUNITY)
    record OpportunityAssessed(
            @Required @Id String opportunityId,
            @Nullable @Id String leadId,
            @Required @Range(min = 0, max = 100) Map<String, BigDecimal> indicators,
            @JsonUnwrapped Dims dims)
            implements OpportunityEvent {}

    @TypeName(value = "crm.requirement.confirmed.v1", code = 205, entity = EntityRule.OPPORTUNITY)
    record RequirementConfirmed(
            @Required @Id String opportunityId,
            @Nullable @Id String leadId) implements OpportunityEvent {}
}
