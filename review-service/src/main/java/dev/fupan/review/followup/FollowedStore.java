package dev.fupan.review.followup;

import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.loop.EventFamily;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.outbox.OwnRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The actions of reviews as they stand. An action that a checkpoint made belongs to the review of the action that it
 * came from; actions of no review are left out, so that all but the first event of theirs change nothing.
 */
@ApplicationScoped
class FollowedStore {

    private static final Logger LOG = Logger.getLogger(FollowedStore.class);

    private static final String CREATE = """
            insert into followed_action (tenant, action_id, review_id, decision_id, measure, owner_id, due_date, status,
                created_at, changed_at)
            select $1, $2, review, $5, $6, $7, $8, 'not_started', $9, $9
            from (select coalesce($3, (select review_id from followed_action where tenant = $1 and action_id = $4))
                as review) origin
            where review is not null
            """;
    private static final String CHANGE = """
            update followed_action set changed_at = $3, measure = coalesce($4, measure),
                owner_id = coalesce($5, owner_id), due_date = coalesce($6, due_date)
            where tenant = $1 and action_id = $2
            """;
    private static final String MOVE = """
            update followed_action set changed_at = $3, status = $4, status_reason = $5
            where tenant = $1 and action_id = $2
            """;
    private static final String CHECKPOINT = """
            insert into followed_checkpoint (tenant, checkpoint_id, action_id, state, artefact, criterion, look_at,
                deadline, extensions)
            select $1, $3, $2, 'pending', $4, $5, $6, $7, 0
            where exists (select 1 from followed_action where tenant = $1 and action_id = $2)
            on conflict (tenant, checkpoint_id) do update set criterion = excluded.criterion,
                look_at = excluded.look_at, deadline = excluded.deadline
            """;
    private static final String CHECKPOINT_ENDS =
            "update followed_checkpoint set state = $3 where tenant = $1 and checkpoint_id = $2";
    private static final String CHECKPOINT_EXTENDED = """
            update followed_checkpoint set state = 'pending', extensions = $3, look_at = $4
            where tenant = $1 and checkpoint_id = $2
            """;
    private static final String LOOKED = """
            update followed_checkpoint set last_look = $4, state = case when $5 then $3 else state end
            where tenant = $1 and checkpoint_id = $2
            """;
    private static final String TOUCH =
            "update followed_action set changed_at = $3 where tenant = $1 and action_id = $2";

    Uni<Void> carryOut(SqlConnection db, OwnRecord record) {
        ActionEvent event = event(record).orElse(null);
        if (event instanceof ActionEvent.Created created) return create(db, record, created);
        if (event instanceof ActionEvent.Changed changed) return change(db, record, changed);
        if (event instanceof ActionEvent.Redacted redacted) return redact(db, record, redacted);
        if (event instanceof ActionEvent.StatusChanged moved)
            return run(db, MOVE, record.tenant(), record.key(), at(record.at()), moved.to(), moved.reason());
        if (event instanceof ActionEvent.CheckpointScheduled scheduled) return schedule(db, record, scheduled);
        if (event instanceof ActionEvent.CheckpointCancelled cancelled)
            return run(db, CHECKPOINT_ENDS, record.tenant(), cancelled.checkpointId(), "cancelled");
        if (event instanceof ActionEvent.CheckpointExtended extended)
            return run(
                    db,
                    CHECKPOINT_EXTENDED,
                    record.tenant(),
                    extended.checkpointId(),
                    extended.extensionNo(),
                    at(extended.toAt()));
        if (event instanceof ActionEvent.CheckpointEvaluated evaluated) return look(db, record, evaluated);
        return Uni.createFrom().voidItem();
    }

    private static Optional<ActionEvent> event(OwnRecord record) {
        try {
            return ActionEvent.FAMILY.read(record.type(), record.data());
        } catch (IllegalArgumentException notThat) {
            LOG.warnf("unreadable event of an action ignored event=%s type=%s", record.eventId(), record.type());
            return Optional.empty();
        }
    }

    private static Uni<Void> create(SqlConnection db, OwnRecord record, ActionEvent.Created created) {
        Uni<Void> all = run(
                db,
                CREATE,
                record.tenant(),
                record.key(),
                created.origin().reviewId(),
                created.origin().actionId(),
                created.origin().decisionId(),
                created.measure(),
                created.ownerId(),
                created.dueDate(),
                at(record.at()));
        for (CheckpointPlan one : created.checkpoints())
            all = all.chain(
                    () -> checkpoint(db, record, one.checkpointId(), one.artefact(), one.criterion(), null, null));
        return all;
    }

    private static Uni<Void> schedule(SqlConnection db, OwnRecord record, ActionEvent.CheckpointScheduled scheduled) {
        return checkpoint(
                db,
                record,
                scheduled.checkpointId(),
                null,
                scheduled.criterion(),
                scheduled.at(),
                scheduled.deadline());
    }

    private static Uni<Void> checkpoint(
            SqlConnection db,
            OwnRecord record,
            String checkpointId,
            @Nullable String artefact,
            @Nullable Criterion criterion,
            @Nullable Instant lookAt,
            @Nullable Instant deadline) {
        return run(
                db,
                CHECKPOINT,
                record.tenant(),
                record.key(),
                checkpointId,
                artefact,
                criterion == null ? null : Json.write(criterion),
                lookAt == null ? null : at(lookAt),
                deadline == null ? null : at(deadline));
    }

    private static Uni<Void> look(SqlConnection db, OwnRecord record, ActionEvent.CheckpointEvaluated evaluated) {
        String look = new String(EventFamily.write(evaluated), StandardCharsets.UTF_8);
        return run(
                        db,
                        LOOKED,
                        record.tenant(),
                        evaluated.checkpointId(),
                        evaluated.verdict(),
                        look,
                        evaluated.isFinal())
                .chain(() -> run(db, TOUCH, record.tenant(), record.key(), at(record.at())));
    }

    private static Uni<Void> change(SqlConnection db, OwnRecord record, ActionEvent.Changed changed) {
        Map<String, String> after = new java.util.HashMap<>();
        for (ActionEvent.Change one : changed.changes()) if (one.after() != null) after.put(one.field(), one.after());
        String due = after.get("dueDate");
        return run(
                db,
                CHANGE,
                record.tenant(),
                record.key(),
                at(record.at()),
                after.get("measure"),
                after.get("ownerId"),
                due == null ? null : LocalDate.parse(due));
    }

    private static Uni<Void> redact(SqlConnection db, OwnRecord record, ActionEvent.Redacted redacted) {
        String measure = redacted.fields().contains("measure") ? "" : null;
        return run(db, CHANGE, record.tenant(), record.key(), at(record.at()), measure, null, null);
    }

    private static Uni<Void> run(SqlConnection db, String statement, @Nullable Object... parameters) {
        return db.preparedQuery(statement).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
