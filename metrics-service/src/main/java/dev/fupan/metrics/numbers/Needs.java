package dev.fupan.metrics.numbers;

import dev.fupan.metrics.kpi.Behind;
import dev.fupan.metrics.view.Need.Rows;
import java.util.Set;

/** The rows that a function of the catalogue counts. */
public final class Needs {
    private Needs() {}

    public static Set<Rows> of(String kpi) {
        return switch (kpi) {
            case "funnel", "funnelByOwner" -> Set.of(Rows.JOURNEYS_ENTERED);
            case "newCustomers", "repurchase" -> Set.of(Rows.DEALS_WON_SO_FAR);
            case "openStages" -> Set.of(Rows.DEALS_OPEN);
            case "signedOfIntended", "intendedOfContacted" -> Set.of(Rows.JOURNEYS_SO_FAR);
            case "workedLeads" -> Set.of(Rows.JOURNEYS_SO_FAR, Rows.ACTIVITIES);
            case "followUpCycle" -> Set.of(Rows.JOURNEYS_SO_FAR, Rows.DEALS_DECIDED);
            case "ticketResponse" -> Set.of(Rows.ACTIVITIES);
            case "objectionCloseRate", "guideSent", "calledBack" -> Set.of(Rows.DEALS_DECIDED, Rows.ACTIVITIES);
            default -> Behind.countsLeads(kpi) ? Set.of(Rows.JOURNEYS_ENTERED) : Set.of(Rows.DEALS_DECIDED);
        };
    }
}
