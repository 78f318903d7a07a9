package dev.fupan.kit.criterion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The metrics at which a checkpoint can look: their ids stand for ever, so the list may be here as well as in the
 * catalogue of the metrics. A mistake is then told when the criterion is written, not days later when it is due.
 */
public enum CheckableMetric {
    SALES_AMOUNT("M-01", Kind.MONEY),
    DEAL_VOLUME("M-02", Kind.COUNT),
    AVERAGE_ORDER_VALUE("M-03", Kind.MONEY),
    LEADS_ACQUIRED("M-11", Kind.COUNT),
    INTENT_RATE("M-12", Kind.PROPORTION),
    LEAD_TO_DEAL_RATE("M-16", Kind.PROPORTION),
    OBJECTION_CLOSE_RATE("M-21", Kind.PROPORTION),
    WIN_CYCLE("M-22", Kind.DAYS),
    LOST_DEAL_RATE("M-26", Kind.PROPORTION),
    FUNNEL_STEP("M-30", Kind.PROPORTION),
    MQL_TO_SQL_RATE("M-31", Kind.PROPORTION);

    /** What the value is; a proportion alone has the k and n that evidence mode needs. */
    public enum Kind {
        PROPORTION,
        COUNT,
        MONEY,
        DAYS
    }

    private final String id;
    private final Kind kind;

    CheckableMetric(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
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

    boolean isProportion() {
        return kind == Kind.PROPORTION;
    }
}
