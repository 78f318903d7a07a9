package dev.fupan.cli.demo;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** Who sells what through which channels: everything about the demo company that does not happen by chance. */
final class Company {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String CURRENCY = "CNY";
    static final double LEADS_PER_YEAR = 2_700;

    /**
     * A way in which leads come.
     *
     * @param share of all leads
     * @param reachable share that answers one attempt
     * @param intent share of the contacted that turns out to be interested
     * @param quality factor on every later chance
     * @param monthlyCost in whole yuan
     */
    record Channel(
            String name,
            double share,
            double reachable,
            double intent,
            double quality,
            int monthlyCost,
            List<String> campaigns) {}

    /**
     * A salesperson.
     *
     * @param skill factor on the chance of every step
     * @param pace factor on every waiting time
     * @param leavesOnDay day of the history on which the person leaves, or -1
     */
    record Rep(String name, String team, String region, double skill, double pace, int leavesOnDay) {}

    /** Something to sell, in whole yuan. */
    record Product(String name, int price, double demand) {
        BigDecimal listPrice() {
            return BigDecimal.valueOf(price);
        }
    }

    static final List<Channel> CHANNELS = List.of(
            new Channel(
                    "advertising",
                    0.30,
                    0.46,
                    0.38,
                    0.86,
                    45_000,
                    List.of("spring-search", "feed-video", "brand-search")),
            new Channel("website", 0.26, 0.60, 0.55, 1.00, 12_000, List.of("pricing-page", "case-library")),
            new Channel("online community", 0.15, 0.58, 0.60, 1.02, 5_000, List.of("wecom-group", "webinar-series")),
            new Channel("offline promotion", 0.12, 0.55, 0.50, 0.95, 18_000, List.of("city-tour", "flyer")),
            new Channel("referral", 0.09, 0.85, 0.82, 1.16, 6_000, List.of("customer-gift")),
            new Channel("event", 0.08, 0.64, 0.62, 1.05, 30_000, List.of("industry-fair", "user-day")));

    static final List<Rep> REPS = List.of(
            new Rep("王芳", "华东一队", "East China", 1.14, 0.80, -1),
            new Rep("李强", "华东一队", "East China", 1.00, 1.00, -1),
            new Rep("Grace Liu", "华东一队", "East China", 0.92, 1.15, -1),
            new Rep("张敏", "华南一队", "South China", 1.08, 0.90, -1),
            new Rep("刘洋", "华南一队", "South China", 0.84, 1.35, -1),
            new Rep("Tom Becker", "华南一队", "South China", 0.96, 1.05, 230),
            new Rep("陈静", "华北一队", "North China", 1.04, 0.95, -1),
            new Rep("赵磊", "华北一队", "North China", 0.90, 1.20, -1));

    static final List<Product> PRODUCTS = List.of(
            new Product("Starter", 38_000, 0.40),
            new Product("Service Desk", 68_000, 0.18),
            new Product("Insight", 96_000, 0.14),
            new Product("Professional", 128_000, 0.22),
            new Product("Enterprise", 460_000, 0.06));

    static final List<String> INDUSTRIES =
            List.of("software", "manufacturing", "retail", "education", "healthcare", "logistics", "finance");
    static final List<String> SIZES = List.of("1-49", "50-199", "200-999", "1000+");
    static final List<String> COMPETITORS = List.of("Nuoyun", "Brightdesk", "Tidewater CRM");
    static final List<String> LOSS_REASONS =
            List.of("price", "competitor", "no_budget", "timing", "missing_feature", "no_decision");
    static final double[] LOSS_WEIGHTS = {0.34, 0.22, 0.14, 0.12, 0.10, 0.08};
    static final List<String> OBJECTIONS =
            List.of("price", "no_need_now", "missing_feature", "trust", "switching_effort");
    static final double[] OBJECTION_WEIGHTS = {0.55, 0.15, 0.12, 0.08, 0.10};
    static final List<String> KEY_ACTIONS =
            List.of("limited_offer", "concern_resolved", "reference_visit", "executive_meeting", "proof_of_concept");
    static final List<String> MEDIA = List.of("phone", "wechat", "email", "visit", "video");

    private Company() {}
}
