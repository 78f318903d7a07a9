package dev.fupan.metrics.numbers;

import dev.fupan.metrics.kpi.Behind;
import dev.fupan.metrics.view.Need.Rows;
import java.util.Set;

/** The rows that a function of the catalogue counts. */
public final class Needs {
    private Needs() {}

    public static Set<Rows> of(String kpi) {
        if (Behind.countsLeads(kpi)) {
            return Set.of(Rows.JOURNEYS_ENTERED);
        }
        return switch (kpi) {
            case "funnel", "funnelByOwner" -> Set.of(Rows.JOURNEYS_ENTERED);
            case "newCustomers", "repurchase" -> Set.of(Rows.DEALS_WON_SO_FAR);
            case "openStages" -> Set.of(Rows.DEALS_OPEN);
            default -> Set.of(Rows.DEALS_DECIDED);
        };
    }
}
