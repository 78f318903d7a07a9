package dev.fupan.review.problem;

import dev.fupan.review.history.HistoryLine;
import dev.fupan.review.session.By;
import dev.fupan.review.session.ReviewSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, by a frozen number.
 *
 * <p>It is open until a cause of it is concluded, then explained; or it is dropped, with a reason.
 */
@Entity
@Table(name = "problem")
public class Problem {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    private long version;
    private String statement;

    @Column(name = "pack_id")
    private String packId;

    @Column(name = "number_key")
    private String numberKey;

    private String metric;
    private String unit;
    private @Nullable BigDecimal value;
    private String held;
    private @Nullable BigDecimal reference;
    private @Nullable BigDecimal shortfall;
    private int weight;
    private @Nullable BigDecimal estimate;

    @Column(name = "estimate_basis")
    private @Nullable String estimateBasis;

    private boolean core;

    @Column(name = "concluded_causes")
    private int concludedCauses;

    @Column(name = "dropped_because")
    private @Nullable String droppedBecause;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Problem() {}

    Problem(UUID id, ReviewSession session, By by) {
        this.id = id;
        this.tenant = session.tenant();
        this.sessionId = session.id();
        this.createdAt = by.at();
        this.createdBy = by.actor();
    }

    /** Says this of that fact from now on. */
    List<HistoryLine> say(ProblemText text, Fact fact, By by) {
        return changing(by, null, () -> {
            this.statement = text.statement();
            this.packId = text.packId();
            this.numberKey = fact.numberKey();
            this.metric = fact.metric();
            this.unit = fact.unit();
            this.value = fact.value();
            this.held = fact.held().name();
            this.reference = fact.reference();
            this.shortfall = fact.shortfall();
            this.weight = text.weight();
            this.estimate = text.estimate() == null ? null : text.estimate().shortfall();
            this.estimateBasis =
                    text.estimate() == null ? null : text.estimate().basis();
        });
    }

    List<HistoryLine> drop(String reason, By by) {
        return changing(by, reason, () -> {
            this.droppedBecause = reason;
            this.core = false;
        });
    }

    List<HistoryLine> takeUpAgain(By by) {
        return changing(by, null, () -> this.droppedBecause = null);
    }

    List<HistoryLine> beCore(boolean isCore, By by) {
        return changing(by, null, () -> this.core = isCore);
    }

    List<HistoryLine> causesConcluded(int more, By by) {
        return changing(by, null, () -> this.concludedCauses += more);
    }

    /** What is returned is the new past, empty when nothing is new; the version goes on with it. */
    private List<HistoryLine> changing(By by, @Nullable String reason, Runnable change) {
        Map<String, @Nullable String> before = version == 0 ? Map.of() : fields();
        change.run();
        List<HistoryLine> lines = HistoryLine.between(tenant, id, version + 1, by, before, fields(), reason);
        if (!lines.isEmpty()) {
            this.version++;
            this.changedAt = by.at();
        }
        return lines;
    }

    private Map<String, @Nullable String> fields() {
        Map<String, @Nullable String> fields = new TreeMap<>();
        fields.put("statement", statement);
        fields.put("packId", packId);
        fields.put("numberKey", numberKey);
        fields.put("weight", Integer.toString(weight));
        fields.put("estimate", FactView.text(estimate));
        fields.put("estimateBasis", estimateBasis);
        fields.put("core", Boolean.toString(core));
        fields.put("state", state());
        return fields;
    }

    public String state() {
        if (droppedBecause != null) return "dropped";
        return concludedCauses > 0 ? "explained" : "open";
    }

    public boolean isDropped() {
        return droppedBecause != null;
    }

    public UUID id() {
        return id;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public String statement() {
        return statement;
    }

    public String packId() {
        return packId;
    }

    public String numberKey() {
        return numberKey;
    }

    long version() {
        return version;
    }

    boolean isCore() {
        return core;
    }

    Fact fact() {
        return new Fact(numberKey, metric, unit, value, Fact.Held.valueOf(held), reference, shortfall);
    }

    ProblemText text() {
        ProblemText.Estimate estimated =
                estimate == null || estimateBasis == null ? null : new ProblemText.Estimate(estimate, estimateBasis);
        return new ProblemText(statement, packId, numberKey, weight, estimated);
    }

    private BigDecimal impact() {
        return Ranking.impact(shortfall == null ? estimate : shortfall, weight);
    }

    Ranking.Weighed weighed() {
        return new Ranking.Weighed(id, impact(), weight, createdAt);
    }

    ProblemView view() {
        ProblemText.Estimate estimated = text().estimate();
        return new ProblemView(
                id.toString(),
                statement,
                packId,
                FactView.of(fact()),
                weight,
                estimated == null
                        ? null
                        : new ProblemView.Estimate(
                                String.valueOf(FactView.text(estimated.shortfall())), estimated.basis()),
                String.valueOf(FactView.text(impact())),
                core,
                state(),
                droppedBecause,
                createdAt,
                createdBy,
                changedAt,
                version);
    }
}
