package dev.fupan.review.session;

import dev.fupan.contracts.Topics;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.outbox.OwnEvent;
import dev.fupan.review.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session held under its lock, and everything that the change in hand brings with it: what participants see, what
 * others are told, what is stored. Nothing of it is seen before all of it is committed.
 */
public final class HeldSession {

    static final String SOURCE = "/review-service";
    static final String ITEM = "session";

    private final ReviewSession session;
    private final Template template;
    private final List<Participant> participants;
    private final By by;
    private final List<OwnEvent> told = new ArrayList<>();
    private final List<Object> made = new ArrayList<>();
    private final List<Object> dropped = new ArrayList<>();
    private boolean ownFields;
    private boolean logged;

    HeldSession(ReviewSession session, Template template, List<Participant> participants, By by) {
        this.session = session;
        this.template = template;
        this.participants = new ArrayList<>(participants);
        this.by = by;
    }

    /** A new session, scheduled. */
    static HeldSession schedule(Booking booking) {
        ReviewSession session = new ReviewSession(booking);
        HeldSession held = new HeldSession(session, booking.template(), List.of(), booking.by());
        held.made.add(session);
        booking.roles()
                .forEach((person, role) -> held.join(new Participant(booking.tenant(), booking.id(), person, role)));
        Agenda agenda = booking.agenda();
        UUID series = booking.seriesId();
        held.tell(new ReviewEvent.Scheduled(
                booking.id().toString(),
                agenda.kind(),
                booking.template().key(),
                booking.template().version(),
                agenda.goal(),
                agenda.scope(),
                agenda.period(),
                agenda.meetingAt(),
                held.participants.stream().map(Participant::told).toList(),
                series == null ? null : series.toString()));
        held.ownFieldsChanged();
        return held;
    }

    private void join(Participant participant) {
        participants.add(participant);
        made.add(participant);
    }

    /** What the participants lack for a start; null = nothing. */
    @Nullable
    String missingForStart() {
        Map<String, Long> byRole =
                participants.stream().collect(Collectors.groupingBy(Participant::role, Collectors.counting()));
        return template.missing(byRole).orElse(null);
    }

    /** Begins the first phase; false when it has begun before or is over. */
    boolean start() {
        if (!(state() instanceof SessionState.Scheduled scheduled)) return false;
        enter(scheduled.start());
        tell(new ReviewEvent.Started(by.at()));
        return true;
    }

    void enter(SessionState next) {
        session.enter(next, by.at());
        ownFieldsChanged();
    }

    /** Goes to that phase; false when no way leads there, or its reason is missing. */
    boolean enterPhase(String to, @Nullable String reason) {
        if (!(state() instanceof SessionState.Running running)) return false;
        SessionState.Step step = running.enter(to, reason).orElse(null);
        if (step == null) return false;
        enter(step.next());
        tell(new ReviewEvent.PhaseEntered(to, step.from(), step.skipped(), step.reason()));
        return true;
    }

    /** From now on the session is about that problem; null = about none. */
    public void chooseCoreProblem(@Nullable UUID problem) {
        session.choose(problem);
        ownFieldsChanged();
    }

    /** Whether that phase lies behind the one in which the group settles on its core problem. */
    boolean isBehindCoreProblem(@Nullable String phase) {
        List<String> phases = template.phaseKeys();
        return template.phaseOfCoreProblem()
                .map(settled -> phases.indexOf(phase) > phases.indexOf(settled))
                .orElse(false);
    }

    /** Whether the core problem was settled in a phase that is over. */
    public boolean isCoreProblemLocked() {
        return session.coreProblemId() != null && isBehindCoreProblem(session.phase());
    }

    /**
     * Ends the work; false when it is not running.
     *
     * @param decisionIds of the actions that were agreed and not withdrawn
     */
    public boolean close(
            List<String> nextGoals, List<String> decisionIds, @Nullable String noActionReason, LocalDate reportDue) {
        if (!(state() instanceof SessionState.Running running)) return false;
        session.close(nextGoals, noActionReason, reportDue, by.at());
        enter(running.close());
        tell(new ReviewEvent.Closed(by.at(), nextGoals, decisionIds, noActionReason, reportDue));
        return true;
    }

    /** Back into the last phase, until the report is out. */
    boolean reopen(String reason) {
        if (!(state() instanceof SessionState.Closed closed)) return false;
        session.reopen();
        enter(closed.reopen());
        tell(new ReviewEvent.Reopened(by.at(), reason));
        return true;
    }

    boolean cancel(String reason) {
        SessionState state = state();
        if (state instanceof SessionState.Scheduled scheduled) enter(scheduled.cancel(reason));
        else if (state instanceof SessionState.Running running) enter(running.cancel(reason));
        else return false;
        tell(new ReviewEvent.Cancelled(by.at(), reason));
        return true;
    }

    /** A version of the report is out; false when the session is not closed. The report tells of itself. */
    public boolean report() {
        SessionState state = state();
        if (state instanceof SessionState.Closed closed) enter(closed.report());
        return state instanceof SessionState.Closed || state instanceof SessionState.Reported;
    }

    /** Tells once that the report is not there on its day; false when there is nothing to tell. */
    boolean tellReportOverdue(LocalDate today) {
        LocalDate due = session.reportDueDate();
        boolean overdue = state() instanceof SessionState.Closed && due != null && due.isBefore(today);
        if (!overdue || session.isOverdueTold()) return false;
        session.overdueWasTold();
        ownFieldsChanged();
        tell(new ReviewEvent.ReportOverdue(due));
        return true;
    }

    /** Whether its agenda, participants and materials may still be changed. */
    public boolean isOpen() {
        SessionState state = state();
        return state instanceof SessionState.Scheduled || state instanceof SessionState.Running;
    }

    void take(Agenda agenda) {
        session.take(agenda);
        ownFieldsChanged();
    }

    /** The participants from now on; others are told when they are not those of before. */
    void take(Map<String, String> roles) {
        if (roles.equals(roles())) return;
        for (Participant one : List.copyOf(participants)) {
            String role = roles.get(one.personId());
            if (role != null) one.become(role);
            else if (participants.remove(one)) drop(one);
        }
        roles.forEach((person, role) -> {
            if (!has(person)) join(new Participant(session.tenant(), session.id(), person, role));
        });
        tell(new ReviewEvent.ParticipantsChanged(
                participants.stream().map(Participant::told).toList()));
        ownFieldsChanged();
    }

    public SessionState state() {
        return session.state(template);
    }

    public ReviewSession session() {
        return session;
    }

    public Template template() {
        return template;
    }

    public List<Participant> participants() {
        return List.copyOf(participants);
    }

    /** Person id -> role. */
    public Map<String, String> roles() {
        return participants.stream().collect(Collectors.toMap(Participant::personId, Participant::role));
    }

    /** Whether that person takes part. */
    public boolean has(String personId) {
        return participants.stream().anyMatch(one -> one.personId().equals(personId));
    }

    public By by() {
        return by;
    }

    /**
     * Shows the item as it is now to those who may see it.
     *
     * @param itemKind a word of the feature, like {@code problem}
     * @param body becomes JSON; null = the item is gone
     * @return the number of the change
     */
    public long log(String itemKind, String itemId, Visibility visibility, @Nullable Object body) {
        return log(itemKind, itemId, visibility, body, by);
    }

    /** The same where nobody is to know who it was, and when. */
    public long logUnsigned(String itemKind, String itemId, Visibility visibility, @Nullable Object body) {
        return log(itemKind, itemId, visibility, body, null);
    }

    private long log(
            String itemKind, String itemId, Visibility visibility, @Nullable Object body, @Nullable By signature) {
        long seq = session.nextSeq();
        made.add(new LoggedChange(session, seq, itemKind, itemId, visibility, body, signature));
        logged = true;
        return seq;
    }

    /** Tells other services; each event is one revision of the session. */
    public void tell(ReviewEvent event) {
        String key = session.id().toString();
        long revision = session.nextRevision();
        String id = OwnEvent.idOf(SOURCE, session.tenant(), key, revision);
        told.add(new OwnEvent(
                session.tenant(),
                Topics.REVIEWS,
                SOURCE,
                id,
                key,
                revision,
                by.at(),
                by.causation(),
                by.actor(),
                event));
    }

    /** A new row that is stored with the change. */
    public void make(Object row) {
        made.add(row);
    }

    /** A row that is gone with the change. */
    public void drop(Object row) {
        dropped.add(row);
    }

    /** The session's own fields are others than before; participants see it once, when the change is whole. */
    void ownFieldsChanged() {
        if (ownFields) return;
        ownFields = true;
        session.ownFieldsChanged();
    }

    /** The last thing before a change is stored. */
    void finish() {
        if (ownFields) {
            ownFields = false;
            log(ITEM, session.id().toString(), Visibility.members(), SessionView.of(this));
        }
    }

    boolean isLogged() {
        return logged;
    }

    List<OwnEvent> told() {
        return List.copyOf(told);
    }

    List<Object> dropped() {
        return List.copyOf(dropped);
    }

    List<Object> made() {
        return List.copyOf(made);
    }
}
