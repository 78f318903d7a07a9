package dev.fupan.contracts.crm;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the way to the market costs and what is seen there. */
public sealed interface MarketEvent extends CrmEvent {

    /** The cost spreads evenly over its days, both ends included. */
    @TypeName(value = "crm.channel.cost_recorded.v1", code = 901, entity = EntityRule.COST)
    record ChannelCostRecorded(
            @Required @Id String costId,
            @Required String channel,
            @Required LocalDate from,
            @Required LocalDate to,
            @Required @Decimal BigDecimal amount,
            @Nullable @CurrencyCode String currency,
            @Nullable String campaign)
            implements MarketEvent {}

    @TypeName(value = "crm.market.noted.v1", code = 902, entity = EntityRule.NOTE)
    record MarketNoted(
            @Required @Id String noteId,

            @Required @Allowed({"competitor_price", "market_share", "other"})
            String kind,

            @Nullable String competitor,
            @Nullable String product,
            @Nullable @Decimal BigDecimal value,
            @Nullable String unit,
            @Nullable String text)
            implements MarketEvent {}
}
