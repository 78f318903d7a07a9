package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an opportunity ends, or that it goes on; with a lead alone it is the implicit opportunity of that lead. */
public sealed interface DealEvent extends CrmEvent {

    /** {@code items} is a number or a list; the customer stands among the dims. */
    @TypeName(value = "crm.deal.won.v1", code = 301, entity = EntityRule.DEAL)
    record DealWon(
            @Alternative @Nullable @Id String opportunityId,
            @Alternative @Nullable @Id String leadId,
            @Nullable @Decimal BigDecimal amount,
            @Nullable @CurrencyCode String currency,
            @Nullable List<String> keyActions,
            @Nullable JsonNode items,
            @JsonUnwrapped Dims dims)
            implements DealEvent {}

    @TypeName(value = "crm.deal.lost.v1", code = 302, entity = EntityRule.DEAL)
    record DealLost(
            @Alternative @Nullable @Id String opportunityId,
            @Alternative @Nullable @Id String leadId,
            @Nullable String reason,
            @Nullable String competitor,
            @Nullable String stage,
            @JsonUnwrapped Dims dims)
            implements DealEvent {}

    /** {@code to} is a stage reached. */
    @TypeName(value = "crm.deal.reopened.v1", code = 303, entity = EntityRule.DEAL)
    record DealReopened(
            @Alternative @Nullable @Id String opportunityId,
            @Alternative @Nullable @Id String leadId,
            @Nullable String to)
            implements DealEvent {}
}
