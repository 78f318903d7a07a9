package dev.fupan.benchmarks.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** One lead from its creation to the end of its opportunity: about ten events for each of the two. */
final class Life {

    private static final String[] CHANNELS = {
        "advertising", "website", "online community", "offline promotion", "referral", "event"
    };
    private static final String[] OWNERS = {
        "Wang Fang",
        "Li Qiang",
        "Grace Liu",
        "Zhang Min",
        "Liu Yang",
        "Tom Becker",
        "Chen Jing",
        "Zhao Lei",
        "Ana Ruiz",
        "Jo Park"
    };
    private static final String[] TEAMS = {"team east", "team south", "team north"};
    private static final String[] REGIONS = {"East China", "South China", "North China"};
    private static final String[] PRODUCTS = {"Starter", "Service Desk", "Insight", "Professional", "Enterprise"};
    private static final String[] INDUSTRIES = {
        "software", "manufacturing", "retail", "education", "healthcare", "logistics"
    };
    private static final String[] MEDIA = {"phone", "wechat", "email", "visit", "video"};
    private static final String[] LOSSES = {"price", "competitor", "no_budget", "timing", "missing_feature"};

    private final SplittableRandom random;
    private final String name;
    private final String dims;
    private final String owner;
    private final String amount;
    private final Deque<String> plan = new ArrayDeque<>();
    private int followUps;

    Life(SplittableRandom random, String name) {
        this.random = random;
        this.name = name;
        this.owner = pick(OWNERS);
        int place = random.nextInt(TEAMS.length);
        this.dims = field("channel", pick(CHANNELS))
                + field("campaign", "campaign " + random.nextInt(12))
                + field("owner", owner)
                + field("team", TEAMS[place])
                + field("region", REGIONS[place])
                + field("industry", pick(INDUSTRIES))
                + field("companySize", "50-199")
                + field("product", pick(PRODUCTS));
        this.amount = random.nextInt(20, 600) + "" + random.nextInt(10, 99) + "0.50";
        plan();
    }

    boolean ended() {
        return plan.isEmpty();
    }

    StoryEvent next(String tenant, Instant time) {
        String type = plan.remove();
        String id = "E-" + Long.toString(random.nextLong() >>> 12, Character.MAX_RADIX);
        String data = data(type, time);
        return new StoryEvent(
                tenant, id, "crm." + type.replaceAll(":.*", "") + ".v1", time, "{" + data.substring(1) + "}");
    }

    private void plan() {
        add("lead.created", "lead.researched", "lead.contacted", "lead.behaved");
        if (chance(0.3)) {
            add("lead.contact_failed");
        }
        add(
                "lead.contacted",
                "followup.logged:lead",
                "lead.qualified:MQL",
                "lead.updated",
                "lead.behaved",
                "lead.contacted");
        if (chance(0.4)) {
            add("lead.disqualified");
            return;
        }
        add(
                "lead.qualified:SQL",
                "opportunity.created",
                "requirement.confirmed",
                "opportunity.assessed",
                "opportunity.stage_changed:Proposal",
                "quote.issued",
                "followup.logged:opportunity",
                "objection.recorded",
                "opportunity.updated",
                "opportunity.stage_changed:Negotiation",
                "opportunity.updated");
        add(chance(0.4) ? "deal.won" : "deal.lost");
    }

    private String data(String type, Instant time) {
        String lead = field("leadId", "L-" + name);
        String opportunity = field("opportunityId", "O-" + name);
        return switch (type) {
            case "lead.created" -> lead + dims + field("customerType", "new");
            case "lead.researched" -> lead + field("owner", owner);
            case "lead.contacted" -> lead + field("medium", pick(MEDIA));
            case "lead.behaved" ->
                lead + field("behaviour", "case_page_viewed") + ",\"weight\":" + random.nextInt(1, 9);
            case "lead.contact_failed" -> lead + field("reason", "no_answer");
            case "lead.qualified:MQL" -> lead + field("level", "MQL");
            case "lead.qualified:SQL" -> lead + field("level", "SQL");
            case "lead.updated" -> lead + field("owner", pick(OWNERS)) + field("companySize", "200-999");
            case "lead.disqualified" -> lead + field("reason", "no_need");
            case "opportunity.created" ->
                opportunity
                        + lead
                        + money()
                        + field("expectedCloseDate", date(time, 60))
                        + field("customerId", "C-" + name)
                        + dims;
            case "requirement.confirmed" -> opportunity;
            case "opportunity.assessed" ->
                opportunity + ",\"indicators\":{\"decisionChain\":" + random.nextInt(20, 95) + ",\"advantage\":"
                        + random.nextInt(20, 95) + ",\"buyingPower\":" + random.nextInt(20, 95) + "}";
            case "opportunity.stage_changed:Proposal" -> opportunity + field("to", "Proposal");
            case "opportunity.stage_changed:Negotiation" ->
                opportunity + field("to", "Negotiation") + field("from", "Proposal");
            case "quote.issued" -> field("quoteId", "Q-" + name) + opportunity + money() + ",\"discountPercent\":5";
            case "objection.recorded" -> opportunity + field("reason", "price") + field("level", "surface");
            case "opportunity.updated" ->
                opportunity
                        + money()
                        + field("expectedCloseDate", date(time, 30))
                        + field("forecastCategory", "commit");
            case "deal.won" ->
                opportunity + money() + field("customerId", "C-" + name)
                        + ",\"keyActions\":[\"limited_offer\"],\"items\":" + random.nextInt(1, 5);
            case "deal.lost" -> opportunity + field("reason", pick(LOSSES)) + field("stage", "Negotiation");
            default ->
                field("followUpId", "F-" + name + "-" + ++followUps)
                        + (type.endsWith(":lead") ? lead : opportunity)
                        + field("medium", pick(MEDIA))
                        + field("content", "value")
                        + field("feedback", "Wants to see the mobile version and talk to a reference customer")
                        + field("nextPlan", "Send the price list")
                        + field("owner", owner);
        };
    }

    private String money() {
        return field("amount", amount) + field("currency", "CNY");
    }

    private static String date(Instant time, int days) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(days).toString();
    }

    private static String field(String key, String value) {
        return ",\"" + key + "\":\"" + value + '"';
    }

    private void add(String... types) {
        plan.addAll(java.util.List.of(types));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
