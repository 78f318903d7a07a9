package dev.fupan.review.cause;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Json;
import dev.fupan.review.history.HistoryLine;
import dev.fupan.review.problem.Problem;
import dev.fupan.review.session.By;
import dev.fupan.review.session.ReviewSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a problem is there, as far as the group has found out.
 *
 * <p>A draft becomes a conclusion, or is dropped with a reason; both ways lead back to the draft.
 */
@Entity
@Table(name = "cause")
class Cause {

    static final String DRAFT = "draft";
    static final String CONCLUDED = "concluded";
    static final String DROPPED = "dropped";

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "problem_id")
    private UUID problemId;

    private long version;
    private String surface;
    private String root;
    private String initial;
    private @Nullable String deep;
    private @Nullable String verification;

    @Column(name = "verification_note")
    private @Nullable String verificationNote;

    private @Nullable String controllable;
    private @Nullable String branch;
    private String whys;
    private String state;
    private @Nullable String reason;

    @Column(name = "concluded_at")
    private @Nullable Instant concludedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Cause() {}

    Cause(UUID id, ReviewSession session, By by) {
        this.id = id;
        this.tenant = session.tenant();
        this.sessionId = session.id();
        this.state = DRAFT;
        this.createdAt = by.at();
        this.createdBy = by.actor();
    }

    List<HistoryLine> say(CauseText text, By by) {
        return changing(by, null, () -> {
            this.problemId = text.problemId();
            this.surface = text.surfaceProblem();
            this.root = text.rootProblem();
            this.initial = text.initialCause();
            this.deep = text.deepCause();
            this.verification = text.verification();
            this.verificationNote = text.verificationNote();
            this.controllable = text.controllable();
            this.branch = text.branch();
            this.whys = Json.write(text.whys());
        });
    }

    List<HistoryLine> conclude(By by) {
        return changing(by, null, () -> {
            this.state = CONCLUDED;
            this.concludedAt = by.at();
        });
    }

    /** To the draft again, or dropped. */
    List<HistoryLine> leave(String next, String why, By by) {
        return changing(by, why, () -> {
            this.state = next;
            this.reason = why;
            this.concludedAt = null;
        });
    }

    /** A line of the past for a thing that stands beside the fields. */
    List<HistoryLine> noted(String field, @Nullable String gone, @Nullable String come, By by) {
        this.version++;
        this.changedAt = by.at();
        Map<String, @Nullable String> before = new TreeMap<>();
        before.put(field, gone);
        Map<String, @Nullable String> after = new TreeMap<>();
        after.put(field, come);
        return HistoryLine.between(tenant, id, version, by, before, after, null);
    }

    private List<HistoryLine> changing(By by, @Nullable String why, Runnable change) {
        Map<String, @Nullable String> before = version == 0 ? Map.of() : fields();
        change.run();
        List<HistoryLine> lines = HistoryLine.between(tenant, id, version + 1, by, before, fields(), why);
        if (!lines.isEmpty()) {
            this.version++;
            this.changedAt = by.at();
        }
        return lines;
    }

    private Map<String, @Nullable String> fields() {
        Map<String, @Nullable String> fields = new TreeMap<>();
        fields.put("problemId", problemId.toString());
        fields.put("surfaceProblem", surface);
        fields.put("rootProblem", root);
        fields.put("initialCause", initial);
        fields.put("deepCause", deep);
        fields.put("verification", verification);
        fields.put("verificationNote", verificationNote);
        fields.put("controllable", controllable);
        fields.put("branch", branch);
        fields.put("whys", whys);
        fields.put("state", state);
        return fields;
    }

    CauseText text() {
        return new CauseText(
                problemId,
                surface,
                root,
                initial,
                deep,
                verification,
                verificationNote,
                controllable,
                branch,
                List.of(Json.read(whys, Why[].class)));
    }

    boolean is(String word) {
        return state.equals(word);
    }

    String state() {
        return state;
    }

    UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    UUID problemId() {
        return problemId;
    }

    long version() {
        return version;
    }

    /** What others are told of a conclusion. */
    ReviewEvent.CauseConcluded told(Problem problem, List<Evidence> evidence) {
        return new ReviewEvent.CauseConcluded(
                id.toString(),
                problemId.toString(),
                new ReviewEvent.ProblemRef(problem.packId(), problem.numberKey()),
                String.valueOf(controllable),
                String.valueOf(verification),
                evidence.stream().map(Evidence::told).toList());
    }

    CauseView view(List<Evidence> evidence) {
        CauseText text = text();
        return new CauseView(
                id.toString(),
                problemId.toString(),
                surface,
                root,
                initial,
                deep,
                verification,
                verificationNote,
                controllable,
                branch,
                text.whys(),
                text.whys().size(),
                state,
                reason,
                evidence.stream().map(Evidence::view).toList(),
                is(CONCLUDED) && evidence.isEmpty() ? List.of("no_evidence") : List.of(),
                concludedAt,
                createdAt,
                createdBy,
                changedAt,
                version);
    }
}
