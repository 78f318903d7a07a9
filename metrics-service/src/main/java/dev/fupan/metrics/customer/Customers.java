package dev.fupan.metrics.customer;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.crm.EventOrder;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Deal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which customer a won deal belongs to; a win that names none is a customer of its own. */
public final class Customers {
    private static final Comparator<Deal> BY_WIN = Comparator.comparingLong(Deal::outcomeMicros)
            .thenComparing(deal -> text(deal.outcomeSource()), EventOrder::compareUtf8)
            .thenComparing(Deal::outcomeSequence, EventOrder::compareSequence)
            .thenComparing(deal -> text(deal.outcomeId()), EventOrder::compareUtf8)
            .thenComparing(Deal::id);

    private final Map<String, String> standing;

    private Customers(Map<String, String> standing) {
        this.standing = standing;
    }

    /** The names that stand after these merges, as other name -> standing name. */
    public static Customers of(Map<String, String> standing) {
        return new Customers(Map.copyOf(standing));
    }

    public static Customers of(Parties parties, Collection<String> known) {
        Map<String, String> standing = new HashMap<>();
        for (String id : known) {
            String stands =
                    parties.standing(new EntityRef(EntityRef.CUSTOMER, id)).id();
            if (!stands.equals(id)) {
                standing.put(id, stands);
            }
        }
        return new Customers(standing);
    }

    public Map<String, String> standing() {
        return standing;
    }

    /** Whether the deal names its customer. */
    public static boolean named(Deal deal) {
        return deal.dims().containsKey("customerId");
    }

    /** A key that two won deals share exactly when they are of one customer. */
    public String of(Deal deal) {
        String id = deal.dims().get("customerId");
        return id == null ? "deal " + deal.id() : "customer " + standing.getOrDefault(id, id);
    }

    /** The first won deal of each customer by order, among these. */
    public Map<String, Deal> firstWins(Collection<Deal> deals) {
        Map<String, Deal> first = new HashMap<>();
        for (Deal deal : deals) {
            if (deal.won()) {
                first.merge(of(deal), deal, (known, other) -> BY_WIN.compare(other, known) < 0 ? other : known);
            }
        }
        return first;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
