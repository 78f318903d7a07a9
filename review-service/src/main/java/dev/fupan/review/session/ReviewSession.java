package dev.fupan.review.session;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Json;
import dev.fupan.review.template.Template;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A review session as it stands. Changed through {@link HeldSession} alone, which logs and tells every change. */
@Entity
@Table(name = "session")
public class ReviewSession {

    @Id
    private UUID id;

    private String tenant;
    private long seq;
    private long revision;
    private long version;
    private String kind;

    @Column(name = "template_key")
    private String templateKey;

    @Column(name = "template_version")
    private int templateVersion;

    private String goal;
    private String scope;
    private @Nullable String team;

    @Column(name = "about_kind")
    private @Nullable String aboutKind;

    @Column(name = "about_id")
    private @Nullable String aboutId;

    private String accounts;

    @Column(name = "period_from")
    private LocalDate periodFrom;

    @Column(name = "period_to")
    private LocalDate periodTo;

    @Column(name = "meeting_at")
    private Instant meetingAt;

    @Column(name = "series_id")
    private @Nullable UUID seriesId;

    private String state;
    private @Nullable String phase;

    @Column(name = "phase_entered_at")
    private @Nullable Instant phaseEnteredAt;

    private @Nullable String reason;

    @Column(name = "core_problem_id")
    private @Nullable UUID coreProblemId;

    @Column(name = "next_goals")
    private String nextGoals;

    @Column(name = "no_action_reason")
    private @Nullable String noActionReason;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "report_due_date")
    private @Nullable LocalDate reportDueDate;

    @Column(name = "overdue_told")
    private boolean overdueTold;

    @Column(name = "pruned_to")
    private long prunedTo;

    @Column(name = "writer_key")
    private @Nullable String writerKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    ReviewSession() {}

    ReviewSession(Booking booking) {
        this.id = booking.id();
        this.tenant = booking.tenant();
        this.templateKey = booking.template().key();
        this.templateVersion = booking.template().version();
        this.seriesId = booking.seriesId();
        this.state = new SessionState.Scheduled(booking.template().phaseKeys()).word();
        this.nextGoals = Json.write(List.of());
        this.createdAt = booking.by().at();
        this.createdBy = booking.by().actor();
        take(booking.agenda());
    }

    final void take(Agenda agenda) {
        this.kind = agenda.kind();
        this.goal = agenda.goal();
        this.scope = Json.write(new TreeMap<>(agenda.scope()));
        this.team = agenda.scope().get("team");
        Agenda.About about = agenda.about();
        this.aboutKind = about == null ? null : about.kind();
        this.aboutId = about == null ? null : about.id();
        this.accounts = Json.write(agenda.accounts());
        this.periodFrom = agenda.period().from();
        this.periodTo = agenda.period().to();
        this.meetingAt = agenda.meetingAt();
    }

    void enter(SessionState next, Instant now) {
        this.state = next.word();
        this.reason = next instanceof SessionState.Cancelled cancelled ? cancelled.reason() : null;
        if (!(next instanceof SessionState.Scheduled) && !(next instanceof SessionState.Running)) this.writerKey = null;
        if (next instanceof SessionState.Running running) {
            this.phase = running.phase();
            this.phaseEnteredAt = now;
            if (startedAt == null) this.startedAt = now;
        }
    }

    void close(List<String> goals, @Nullable String noAction, LocalDate due, Instant now) {
        this.nextGoals = Json.write(goals);
        this.noActionReason = noAction;
        this.reportDueDate = due;
        this.closedAt = now;
    }

    void reopen() {
        this.reportDueDate = null;
        this.closedAt = null;
        this.overdueTold = false;
    }

    void choose(@Nullable UUID coreProblem) {
        this.coreProblemId = coreProblem;
    }

    /** The problem that the session is about; null = none was chosen. */
    public @Nullable UUID coreProblemId() {
        return coreProblemId;
    }

    void overdueWasTold() {
        this.overdueTold = true;
    }

    void ownFieldsChanged() {
        this.version++;
    }

    long nextSeq() {
        return ++seq;
    }

    long nextRevision() {
        return ++revision;
    }

    public UUID id() {
        return id;
    }

    public String tenant() {
        return tenant;
    }

    /** Of the last change that participants were told of. */
    public long seq() {
        return seq;
    }

    /** Changes up to this number are no longer in the log. */
    public long prunedTo() {
        return prunedTo;
    }

    /** What the writer of private words is known by here; only within a change, which may make the key. */
    public String writerMark(String personId) {
        if (writerKey == null) this.writerKey = WriterKey.fresh().text();
        return new WriterKey(writerKey).markOf(personId);
    }

    /** The same for reading; null while nobody has written, and for ever after the close. */
    public @Nullable String knownWriterMark(@Nullable String personId) {
        return writerKey == null || personId == null ? null : new WriterKey(writerKey).markOf(personId);
    }

    /** Of the session's own fields, the items in it not included. */
    public long version() {
        return version;
    }

    public Agenda agenda() {
        Agenda.About about = aboutKind == null || aboutId == null ? null : new Agenda.About(aboutKind, aboutId);
        return new Agenda(
                kind,
                goal,
                scope(),
                about,
                Json.texts(accounts),
                new ReviewEvent.Period(periodFrom, periodTo),
                meetingAt);
    }

    public Map<String, String> scope() {
        return Json.map(scope);
    }

    public String templateKey() {
        return templateKey;
    }

    public int templateVersion() {
        return templateVersion;
    }

    public SessionState state(Template template) {
        return SessionState.of(state, phase, reason, template.phaseKeys());
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    public String stateWord() {
        return state;
    }

    @Nullable
    String reason() {
        return reason;
    }

    public @Nullable String phase() {
        return phase;
    }

    public @Nullable Instant phaseEnteredAt() {
        return phaseEnteredAt;
    }

    public @Nullable UUID seriesId() {
        return seriesId;
    }

    public List<String> nextGoals() {
        return Json.texts(nextGoals);
    }

    public @Nullable String noActionReason() {
        return noActionReason;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    public @Nullable LocalDate reportDueDate() {
        return reportDueDate;
    }

    public boolean isOverdueTold() {
        return overdueTold;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }
}
