package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What happens to a lead before it becomes an opportunity. */
public sealed interface LeadEvent extends CrmEvent {

    @TypeName(value = "crm.lead.created.v1", code = 101, entity = EntityRule.LEAD)
    record LeadCreated(
            @Required @Id String leadId, @JsonUnwrapped Dims dims) implements LeadEvent {}

    @TypeName(value = "crm.lead.updated.v1", code = 102, entity = EntityRule.LEAD)
    record LeadUpdated(
            @Required @Id String leadId, @JsonUnwrapped Dims dims) implements LeadEvent {}

    @TypeName(value = "crm.lead.contacted.v1", code = 103, entity = EntityRule.LEAD)
    record LeadContacted(
            @Required @Id String leadId,
            @Nullable String medium,
            @JsonUnwrapped Dims dims) implements LeadEvent {}

    @TypeName(value = "crm.lead.contact_failed.v1", code = 104, entity = EntityRule.LEAD)
    record LeadContactFailed(
            @Required @Id String leadId,
            @Nullable String reason,
            @JsonUnwrapped Dims dims) implements LeadEvent {}

    @TypeName(value = "crm.lead.qualified.v1", code = 105, entity = EntityRule.LEAD)
    record LeadQualified(
            @Required @Id String leadId,
            @Required @Allowed({"MQL", "SQL"}) String level,
            @JsonUnwrapped Dims dims) implements LeadEvent {}

    /** {@code reason}: invalid, no_need, ... */
    @TypeName(value = "crm.lead.disqualified.v1", code = 106, entity = EntityRule.LEAD)
    record LeadDisqualified(
            @Required @Id String leadId,
            @Required String reason,
            @JsonUnwrapped Dims dims) implements LeadEvent {}

    /** What the lead did by itself: {@code case_page_viewed}, ... */
    @TypeName(value = "crm.lead.behaved.v1", code = 107, entity = EntityRule.LEAD)
    record LeadBehaved(
            @Required @Id String leadId,
            @Required String behaviour,
            @Nullable @Decimal BigDecimal weight,
            @JsonUnwrapped Dims dims)
            implements LeadEvent {}

    /** {@code owner} is who did the research, not a hand-over of the lead. */
    @TypeName(value = "crm.lead.researched.v1", code = 108, entity = EntityRule.LEAD)
    record LeadResearched(
            @Required @Id String leadId, @Nullable String owner) implements LeadEvent {}
}
