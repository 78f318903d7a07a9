package dev.fupan.contracts.crm;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Offers made to the customer of an opportunity. */
public sealed interface QuoteEvent extends CrmEvent {

    @TypeName(value = "crm.quote.issued.v1", code = 401, entity = EntityRule.QUOTE)
    record QuoteIssued(
            @Required @Id String quoteId,
            @Required @Id String opportunityId,
            @Nullable @Decimal BigDecimal amount,
            @Nullable @CurrencyCode String currency,
            @Nullable @Decimal BigDecimal discountPercent)
            implements QuoteEvent {}

    @TypeName(value = "crm.quote.revised.v1", code = 402, entity = EntityRule.QUOTE)
    record QuoteRevised(
            @Required @Id String quoteId,
            @Required @Id String opportunityId,

            @Required @Allowed({"configuration_error", "price_error", "customer_request", "other"})
            String cause,

            @Nullable @Decimal BigDecimal amount,
            @Nullable @Decimal BigDecimal discountPercent)
            implements QuoteEvent {}
}
