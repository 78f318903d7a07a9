package dev.fupan.kit.criterion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The metrics at which a checkpoint can look: their ids stand for ever, so the list may be here as well as in the
 * catalogue of the metrics. A mistake is then told when the criterion is written, not days later when it is due.
 */
public enum CheckableMetric {
    SALES_AMOUNT("M-01", Kind.MONEY),
    DEAL_VOLUME("M-02", Kind.COUNT),
    AVERAGE_ORDER_VALUE("M-03", Kind.MONEY),
    REPURCHASE_RATE("M-08", Kind.PROPORTION),
    LEADS_ACQUIRED("M-11", Kind.COUNT),
    INTENT_RATE("M-12", Kind.PROPORTION),
    LEAD_TO_DEAL_RATE("M-16", Kind.PROPORTION),
    OBJECTION_CLOSE_RATE("M-21", Kind.PROPORTION, "objection"),
    WIN_CYCLE("M-22", Kind.DAYS),
    LOST_DEAL_RATE("M-26", Kind.PROPORTION),
    GUIDE_SENT_RATE("M-27", Kind.PROPORTION),
    CALLED_BACK_RATE("M-28", Kind.PROPORTION),
    /** Tickets know nothing of the dimensions of leads and deals. */
    TICKET_RESPONSE_RATE("M-29", Kind.PROPORTION, "kind", "severity", "owner"),
    FUNNEL_STEP("M-30", Kind.PROPORTION, "step"),
    MQL_TO_SQL_RATE("M-31", Kind.PROPORTION),
    FOLLOW_UP_CYCLE("M-39", Kind.DAYS),
    CUSTOMERS_WORKED("M-41", Kind.COUNT, "step"),
    INTENDED_OF_CONTACTED("M-43", Kind.PROPORTION),
    SIGNED_OF_INTENDED("M-45", Kind.PROPORTION);

    private static final Pattern SHARED = Pattern.compile(
            "channel|campaign|owner|team|region|industry|companySize|product|customerType|attributes\\..{1,100}");

    /** What the value is; a proportion alone has the k and n that evidence mode needs. */
    public enum Kind {
        PROPORTION,
        COUNT,
        MONEY,
        DAYS
    }

    private final String id;
    private final Kind kind;
    private final Set<String> own;

    /** @param own what it alone can be filtered by */
    CheckableMetric(String id, Kind kind, String... own) {
        this.id = id;
        this.kind = kind;
        this.own = Set.of(own);
    }

    public static Optional<CheckableMetric> of(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(metric -> metric.id).toList();
    }

    public Kind kind() {
        return kind;
    }

    boolean canBeFilteredBy(String dimension) {
        return own.contains(dimension) || this != TICKET_RESPONSE_RATE && isShared(dimension);
    }

    /** Whether leads and deals have it. */
    static boolean isShared(String dimension) {
        return SHARED.matcher(dimension).matches();
    }

    boolean isProportion() {
        return kind == Kind.PROPORTION;
    }
}
