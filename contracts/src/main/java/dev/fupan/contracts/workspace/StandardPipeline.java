package dev.fupan.contracts.workspace;

import java.util.List;

/** The pipeline of a workspace that declared none: from the lead over the qualified lead to the win. */
final class StandardPipeline {

    private static final String QUALIFIED = "crm.lead.qualified.v1";
    private static final int WINDOW_DAYS = 90;

    static final Pipeline PIPELINE = new Pipeline(
            "standard",
            "Standard",
            WINDOW_DAYS,
            List.of(
                    Step.of("lead", ReachedBy.event("crm.lead.created.v1")),
                    Step.of("contacted", ReachedBy.event("crm.lead.contacted.v1")),
                    Step.of("MQL", ReachedBy.level(QUALIFIED, "MQL")),
                    Step.of("SQL", ReachedBy.level(QUALIFIED, "SQL")),
                    Step.of("opportunity", ReachedBy.event("crm.opportunity.created.v1")),
                    Step.of("requirement", ReachedBy.event("crm.requirement.confirmed.v1")),
                    Step.of("proposal", ReachedBy.stage("Proposal"), ReachedBy.event("crm.quote.issued.v1")),
                    Step.of("negotiation", ReachedBy.stage("Negotiation")),
                    new Step("won", Step.WON, List.of(ReachedBy.stage("Closed Won")))),
            List.of("Closed Lost"));

    private StandardPipeline() {}
}
