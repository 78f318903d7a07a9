package dev.fupan.metrics.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events about few entities, so that links, merges, voids, repetitions and contradictions meet often. */
final class RandomEvents {
    private static final int ENTITIES = 5;
    private static final List<String> KINDS = List.of("lead", "opportunity", "quote", "customer", "cost");

    private final String tenant;
    private final Random random;
    private final List<Said> said = new ArrayList<>();

    RandomEvents(String tenant, Random random) {
        this.tenant = tenant;
        this.random = random;
    }

    Said[] some(int count) {
        while (said.size() < count) {
            boolean again = !said.isEmpty() && random.nextInt(12) == 0;
            said.add(again ? said.get(random.nextInt(said.size())) : next());
        }
        return said.toArray(Said[]::new);
    }

    private Said next() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> event("lead.created", "leadId", lead(), "channel", word(), "owner", word());
            case 2 -> event("lead.updated", "leadId", lead(), "owner", orNull(word()), "customerId", customer());
            case 3 -> event("lead.contacted", "leadId", lead());
            case 4 -> event("lead.qualified", "leadId", lead(), "level", random.nextBoolean() ? "MQL" : "SQL");
            case 5, 6 ->
                event(
                        "opportunity.created",
                        "opportunityId",
                        deal(),
                        "leadId",
                        orNull(lead()),
                        "amount",
                        amount(),
                        "stage",
                        stage());
            case 7, 8 ->
                event(
                        "opportunity.updated",
                        "opportunityId",
                        deal(),
                        "leadId",
                        orNull(lead()),
                        "amount",
                        orNull(amount()),
                        "currency",
                        orNull("GBP"));
            case 9 -> event("opportunity.stage_changed", "opportunityId", deal(), "to", stage());
            case 10 -> event("quote.issued", "quoteId", "Q-" + number(), "opportunityId", deal(), "amount", amount());
            case 11 -> event("deal.won", "opportunityId", deal(), "amount", amount(), "customerId", customer());
            case 12 -> event("deal.won", "leadId", lead(), "customerId", orNull(customer()));
            case 13 -> event("deal.lost", random.nextBoolean() ? "leadId" : "opportunityId", lead(), "reason", word());
            case 14 -> event("deal.reopened", "opportunityId", deal(), "to", stage());
            case 15 -> merge();
            case 16 -> deletion();
            case 17 -> voiding();
            case 18 -> fact();
            default ->
                random.nextInt(3) > 0
                        ? conflict()
                        : Said.configured(
                                tenant, id(), time(), Configured.ALL.get(random.nextInt(Configured.ALL.size())));
        };
    }

    private Said merge() {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        return event("entity.merged", "kind", kind, "from", entity(kind), "into", entity(kind));
    }

    private Said deletion() {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        String type = random.nextBoolean() ? "entity.deleted" : "entity.restored";
        return event(type, "kind", kind, "entityId", entity(kind));
    }

    /** Of any identity that was or will be given, so that voids of voids and voids ahead of time occur. */
    private Said voiding() {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        return event(
                "event.voided",
                "kind",
                kind,
                "entityId",
                entity(kind),
                "source",
                "/crm",
                "id",
                "e" + random.nextInt(100));
    }

    private Said fact() {
        return switch (random.nextInt(3)) {
            case 0 ->
                event(
                        "channel.cost_recorded",
                        "costId",
                        "K-" + number(),
                        "channel",
                        word(),
                        "from",
                        "2026-10-01",
                        "to",
                        "2026-10-31",
                        "amount",
                        amount());
            case 1 ->
                event(
                        "rate.set",
                        "base",
                        "USD",
                        "quote",
                        "EUR",
                        "date",
                        "2026-10-0" + (1 + number()),
                        "rate",
                        "0.9" + number());
            default ->
                event(
                        "target.set",
                        "metric",
                        "M-01",
                        "period",
                        "2026-Q" + (1 + random.nextInt(4)),
                        "value",
                        orNull(amount()));
        };
    }

    private Said conflict() {
        Said other = next();
        return said.isEmpty()
                ? other
                : new Said(
                        tenant,
                        other.type(),
                        said.get(random.nextInt(said.size())).id(),
                        other.time(),
                        other.data());
    }

    private Said event(String type, Object... fields) {
        Said event = Said.of(tenant, type, id(), time(), fields);
        return random.nextInt(15) == 0 ? event.withTime(null) : event;
    }

    private String id() {
        return "e" + said.size();
    }

    private String time() {
        return "2026-10-%02dT0%d:00:00Z".formatted(1 + random.nextInt(28), random.nextInt(3));
    }

    private int number() {
        return random.nextInt(ENTITIES);
    }

    private String entity(String kind) {
        return switch (kind) {
            case "lead" -> lead();
            case "opportunity" -> random.nextInt(4) == 0 ? "lead:" + lead() : deal();
            case "quote" -> "Q-" + number();
            case "customer" -> customer();
            default -> "K-" + number();
        };
    }

    private String lead() {
        return "L-" + number();
    }

    private String deal() {
        return "O-" + number();
    }

    private String customer() {
        return "C-" + number();
    }

    private String stage() {
        return List.of("Proposal", "Negotiation", "Closed Won", "Closed Lost", "Gone", "Nowhere")
                .get(random.nextInt(6));
    }

    private String word() {
        return List.of("web", "fair", "it's \"odd\", {really}\\", "价格").get(random.nextInt(4));
    }

    private String amount() {
        return random.nextInt(10_000) + ".5";
    }

    private String orNull(String value) {
        return random.nextInt(3) == 0 ? null : value;
    }
}
