package dev.fupan.review.session;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.review.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its participants see it.
 *
 * @param goalVague it names neither a number nor a question nor a scope
 * @param timeboxEndsAt of the present phase, as its template has it; {@code GET .../timebox} knows what became of it
 */
record SessionView(
        String id,
        String kind,
        String templateKey,
        int templateVersion,
        String goal,
        boolean goalVague,
        Map<String, String> scope,
        Agenda.@Nullable About about,
        List<String> accounts,
        ReviewEvent.Period period,
        Instant meetingAt,
        List<ReviewEvent.Participant> participants,
        @Nullable String seriesId,
        String state,
        @Nullable String phase,
        List<String> phases,
        @Nullable Instant timeboxEndsAt,
        @Nullable String coreProblemId,
        @Nullable String reason,
        List<String> nextGoals,
        @Nullable String noActionReason,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        @Nullable LocalDate reportDueDate,
        boolean reportOverdue,
        Instant createdAt,
        String createdBy,
        long seq,
        long version) {

    static SessionView of(HeldSession held) {
        return of(held.session(), held.template(), held.participants());
    }

    static SessionView of(ReviewSession session, Template template, List<Participant> participants) {
        Agenda agenda = session.agenda();
        UUID core = session.coreProblemId();
        return new SessionView(
                session.id().toString(),
                agenda.kind(),
                template.key(),
                template.version(),
                agenda.goal(),
                agenda.isVague(),
                new TreeMap<>(agenda.scope()),
                agenda.about(),
                agenda.accounts(),
                agenda.period(),
                agenda.meetingAt(),
                participants.stream()
                        .map(one -> new ReviewEvent.Participant(one.personId(), one.role()))
                        .toList(),
                session.seriesId() == null ? null : session.seriesId().toString(),
                session.stateWord(),
                session.phase(),
                template.phaseKeys(),
                timeboxEnd(session, template),
                core == null ? null : core.toString(),
                session.reason(),
                session.nextGoals(),
                session.noActionReason(),
                session.startedAt(),
                session.closedAt(),
                session.reportDueDate(),
                session.isOverdueTold(),
                session.createdAt(),
                session.createdBy(),
                session.seq(),
                session.version());
    }

    private static @Nullable Instant timeboxEnd(ReviewSession session, Template template) {
        Instant entered = session.phaseEnteredAt();
        String phase = session.phase();
        if (entered == null || phase == null || !session.isRunning()) return null;
        return template.phase(phase)
                .map(one -> entered.plus(Duration.ofMinutes(one.minutes())))
                .orElse(null);
    }

    /** The ETag. */
    String tag() {
        return Long.toString(version);
    }
}
