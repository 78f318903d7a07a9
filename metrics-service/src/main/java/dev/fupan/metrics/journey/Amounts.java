package dev.fupan.metrics.journey;

import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an opportunity was said to be worth over time.
 *
 * <p>An amount without a currency has the entity's currency in force at its time, else the workspace's.
 */
final class Amounts {
    /** An amount in its currency. */
    record Money(BigDecimal amount, String currency) {}

    private record Entry(long timeMicros, @Nullable Money money) {}

    private final Party opportunity;
    private final String workspaceCurrency;
    private final List<Entry> entries = new ArrayList<>(2);

    Amounts(Party opportunity, String workspaceCurrency) {
        this.opportunity = opportunity;
        this.workspaceCurrency = workspaceCurrency;
        for (Event event : opportunity.events()) {
            boolean speaksOfItself = event.is("crm.opportunity.created.v1") || event.is("crm.opportunity.updated.v1");
            if (speaksOfItself && event.fields().gives("amount")) {
                entries.add(new Entry(event.timeMicros(), of(event)));
            }
        }
    }

    /** In force at this time; the earliest known when there is none before; null when none is known. */
    @Nullable
    Money at(long timeMicros) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).timeMicros() <= timeMicros) {
                return entries.get(i).money();
            }
        }
        for (Entry entry : entries) {
            if (entry.money() != null) {
                return entry.money();
            }
        }
        return null;
    }

    @Nullable
    Money last() {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1).money();
    }

    /** The last amount that the run gives, else the opportunity's at the outcome. */
    @Nullable
    Money of(Outcome outcome) {
        Event giving = outcome.giving("amount");
        return giving == null ? at(outcome.timeMicros()) : of(giving);
    }

    private @Nullable Money of(Event event) {
        String amount = event.fields().text("amount");
        if (amount == null) {
            return null;
        }
        String currency = event.fields().text("currency");
        if (currency == null) {
            currency = opportunity.history().at("currency", event.timeMicros());
        }
        BigDecimal exact = new BigDecimal(amount);
        // 1E3 and 1000 are one amount, and are stored as one
        BigDecimal plain = exact.scale() < 0 ? exact.setScale(0) : exact;
        return new Money(plain, currency == null ? workspaceCurrency : currency);
    }
}
