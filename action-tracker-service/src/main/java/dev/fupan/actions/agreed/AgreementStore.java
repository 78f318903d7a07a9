package dev.fupan.actions.agreed;

import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Plan;
import dev.fupan.actions.action.Tracked;
import dev.fupan.actions.series.SeriesStore;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Origin;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.review.ReviewEvent.ActionAgreed;
import dev.fupan.contracts.review.ReviewEvent.ActionWithdrawn;
import dev.fupan.contracts.review.ReviewEvent.ParticipantsChanged;
import dev.fupan.contracts.review.ReviewEvent.Scheduled;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Applies what a review tells, each revision once and in its turn, in the transaction that makes the action. What
 * comes before its turn is parked until the gap is closed.
 */
@ApplicationScoped
class AgreementStore {

    private static final String BEGIN = """
            insert into review_feed (tenant, review_id, revision) values (:tenant, :review, 0)
            on conflict (tenant, review_id) do nothing
            """;
    private static final String REACHED =
            "select revision from review_feed where tenant = :tenant and review_id = :review for update";
    private static final String REACH =
            "update review_feed set revision = :revision where tenant = :tenant and review_id = :review";
    private static final String PARK = """
            insert into review_parked (tenant, review_id, revision, event_id, type, actor, at, data)
            values (:tenant, :review, :revision, :event, :type, :actor, :at, :data)
            on conflict (tenant, review_id, revision) do nothing
            """;
    private static final String PARKED = """
            delete from review_parked where tenant = :tenant and review_id = :review and revision = :revision
            returning event_id, type, actor, at, data
            """;
    private static final String SET_ASIDE = """
            insert into review_refused (tenant, id, review_id, revision, event_id, type, at, why, data)
            values (:tenant, :id, :review, :revision, :event, :type, :at, :why, :data)
            on conflict (tenant, id) do nothing
            """;
    private static final String NO_MEMBERS = "delete from review_member where tenant = :tenant and review_id = :review";
    private static final String MEMBER = """
            insert into review_member (tenant, review_id, person_id) values (:tenant, :review, :person)
            on conflict (tenant, review_id, person_id) do nothing
            """;

    private final TenantSessions sessions;
    private final ActionStore actions;
    private final SeriesStore series;
    private final Outbox outbox;
    private final Clock clock;

    AgreementStore(TenantSessions sessions, ActionStore actions, SeriesStore series, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.actions = actions;
        this.series = series;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Fails with {@link NotCarriedOut} and changes nothing where a record is to blame that is not set aside yet. */
    Uni<Void> apply(ReviewRecord event, Set<String> setAside) {
        return sessions.inTenant(event.tenant(), session -> named(session, BEGIN, event)
                        .executeUpdate()
                        .chain(() -> reached(session, event))
                        .chain(reached -> inTurn(session, event, reached, setAside)))
                .invoke(outbox::nudge);
    }

    private static Uni<Long> reached(Mutiny.Session session, ReviewRecord event) {
        return session.createNativeQuery(REACHED, Long.class)
                .setParameter("tenant", event.tenant())
                .setParameter("review", event.reviewId())
                .getSingleResult();
    }

    private Uni<Void> inTurn(Mutiny.Session session, ReviewRecord event, long reached, Set<String> setAside) {
        if (event.revision() <= reached) return Uni.createFrom().voidItem();
        if (event.revision() > reached + 1) return park(session, event);
        return turn(session, event, setAside)
                .chain(() -> named(session, REACH, event)
                        .setParameter("revision", event.revision())
                        .executeUpdate())
                .chain(() -> parked(session, event))
                .chain(next ->
                        next == null ? Uni.createFrom().voidItem() : inTurn(session, next, event.revision(), setAside));
    }

    private Uni<Void> turn(Mutiny.Session session, ReviewRecord event, Set<String> setAside) {
        if (setAside.contains(event.eventId())) return setAside(session, event);
        return Uni.createFrom()
                .deferred(() -> carryOut(session, event))
                // What it wrote must be seen to fail here, where it is known who is to blame.
                .call(session::flush)
                .onFailure(NotCarriedOut::isToBlame)
                .transform(failure -> new NotCarriedOut(event, failure));
    }

    private Uni<Void> setAside(Mutiny.Session session, ReviewRecord event) {
        return named(session, SET_ASIDE, event)
                .setParameter("id", NamedId.of("refused", event.tenant(), event.reviewId(), event.revision()))
                .setParameter("revision", event.revision())
                .setParameter("event", event.eventId())
                .setParameter("type", event.type())
                .setParameter("at", event.at().atOffset(ZoneOffset.UTC))
                .setParameter("why", "it does not fit its type; the review has to tell it again")
                .setParameter("data", new String(event.data(), StandardCharsets.UTF_8).replace("\0", ""))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> park(Mutiny.Session session, ReviewRecord event) {
        return named(session, PARK, event)
                .setParameter("revision", event.revision())
                .setParameter("event", event.eventId())
                .setParameter("type", event.type())
                .setParameter("actor", event.actor())
                .setParameter("at", event.at().toString())
                .setParameter("data", new String(event.data(), StandardCharsets.UTF_8).replace("\0", ""))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<ReviewRecord> parked(Mutiny.Session session, ReviewRecord before) {
        return session.createNativeQuery(PARKED, Object[].class)
                .setParameter("tenant", before.tenant())
                .setParameter("review", before.reviewId())
                .setParameter("revision", before.revision() + 1)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : before.next(row));
    }

    private Uni<Void> carryOut(Mutiny.Session session, ReviewRecord record) {
        ReviewEvent event = record.event().orElse(null);
        if (event instanceof ActionAgreed agreed) return create(session, record, agreed);
        if (event instanceof ActionWithdrawn withdrawn) return withdraw(session, record, withdrawn);
        if (event instanceof Scheduled scheduled) return members(session, record, scheduled.participants());
        if (event instanceof ParticipantsChanged changed)
            return named(session, NO_MEMBERS, record)
                    .executeUpdate()
                    .chain(() -> members(session, record, changed.participants()));
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> create(Mutiny.Session session, ReviewRecord record, ActionAgreed agreed) {
        Plan plan = new Plan(
                agreed.measure(),
                agreed.ownerId(),
                agreed.helperIds(),
                agreed.dueDate(),
                agreed.resources(),
                agreed.category(),
                agreed.area(),
                agreed.degree(),
                agreed.problemId(),
                agreed.causeId());
        Recurrence recurrence = agreed.recurrence();
        if (recurrence != null) return start(session, record, agreed, plan, recurrence);
        Origin origin = new Origin("review", record.reviewId(), agreed.decisionId(), null, null, null, null, null);
        Tracked fresh = Tracked.create(
                idOf(record, agreed.decisionId()),
                record.tenant(),
                plan,
                origin,
                0,
                fromAgreement(agreed, record.at()),
                null,
                actions.setting(record.tenant()),
                by(record));
        return actions.createIn(session, fresh).replaceWithVoid();
    }

    private Uni<Void> start(
            Mutiny.Session session, ReviewRecord record, ActionAgreed agreed, Plan plan, Recurrence recurrence) {
        UUID id = seriesOf(record, agreed.decisionId());
        Origin first = new Origin(
                "review", record.reviewId(), agreed.decisionId(), null, null, null, id.toString(), plan.dueDate());
        return series.startIn(
                session,
                idOf(record, agreed.decisionId()),
                record.tenant(),
                plan,
                first,
                fromAgreement(agreed, record.at()),
                recurrence,
                by(record));
    }

    // A window that has no start of its own begins with the agreement, however late it is read.
    private static List<CheckpointPlan> fromAgreement(ActionAgreed agreed, Instant at) {
        return agreed.checkpoints().stream()
                .map(one -> new CheckpointPlan(
                        one.checkpointId(),
                        one.artefact(),
                        one.dueDate(),
                        one.criterion(),
                        one.startAt() == null ? at : one.startAt()))
                .toList();
    }

    private Uni<Void> withdraw(Mutiny.Session session, ReviewRecord record, ActionWithdrawn withdrawn) {
        UUID id = idOf(record, withdrawn.decisionId());
        return series.withdrawIn(
                        session,
                        record.tenant(),
                        seriesOf(record, withdrawn.decisionId()),
                        withdrawn.reason(),
                        by(record))
                .chain(() -> actions.changeIn(
                        session,
                        record.tenant(),
                        id,
                        by(record),
                        tracked -> tracked.move("cancelled", withdrawn.reason())))
                .replaceWithVoid();
    }

    private static Uni<Void> members(
            Mutiny.Session session, ReviewRecord record, List<ReviewEvent.Participant> participants) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ReviewEvent.Participant one : participants)
            all = all.chain(() -> named(session, MEMBER, record)
                    .setParameter("person", one.personId())
                    .executeUpdate()
                    .replaceWithVoid());
        return all;
    }

    private static UUID idOf(ReviewRecord record, String decisionId) {
        return NamedId.of("agreed", record.tenant(), record.reviewId(), decisionId);
    }

    private static UUID seriesOf(ReviewRecord record, String decisionId) {
        return NamedId.of("series", record.tenant(), record.reviewId(), decisionId);
    }

    private By by(ReviewRecord record) {
        return new By(record.actor(), record.eventId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static Mutiny.Query<Object> named(Mutiny.Session session, String sql, ReviewRecord event) {
        Mutiny.Query<Object> query = session.createNativeQuery(sql);
        return query.setParameter("tenant", event.tenant()).setParameter("review", event.reviewId());
    }
}
