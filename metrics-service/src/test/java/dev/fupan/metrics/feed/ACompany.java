package dev.fupan.metrics.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A company with a name of its own and ordinary days. */
final class ACompany {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private ACompany() {}

    /** A tenant that no other test knows. */
    static String named(String name) {
        return name + "-" + NUMBERS.incrementAndGet();
    }

    /** Leads with a deal each, every second one won, with quotes, costs and customers. */
    static Said[] withLeads(String tenant, int leads) {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            String lead = "L-" + i;
            String deal = "O-" + i;
            said.add(
                    Said.of(tenant, "lead.created", "l" + i, "2026-10-01T08:00:00Z", "leadId", lead, "channel", "web"));
            said.add(Said.of(tenant, "lead.contacted", "c" + i, "2026-10-02T08:00:00Z", "leadId", lead));
            said.add(Said.of(
                    tenant,
                    "opportunity.created",
                    "o" + i,
                    "2026-10-05T08:00:00Z",
                    "opportunityId",
                    deal,
                    "leadId",
                    lead,
                    "amount",
                    "1000.50",
                    "currency",
                    "EUR"));
            if (i % 2 == 0) {
                said.add(Said.of(
                        tenant,
                        "deal.won",
                        "w" + i,
                        "2026-11-02T08:00:00Z",
                        "opportunityId",
                        deal,
                        "amount",
                        "900.25",
                        "customerId",
                        "C-" + i));
            }
        }
        said.add(Said.of(
                tenant,
                "channel.cost_recorded",
                "k",
                "2026-11-01T00:00:00Z",
                "costId",
                "K-1",
                "channel",
                "web",
                "from",
                "2026-10-01",
                "to",
                "2026-10-31",
                "amount",
                "310.00"));
        return said.toArray(Said[]::new);
    }
}
