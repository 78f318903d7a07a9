package dev.fupan.actions.reminder;

import dev.fupan.actions.text.Json;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.ActionEvent.CheckpointEvaluated;
import dev.fupan.contracts.action.Criterion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are due. The row stays locked until the mail server has answered, so that no two replicas send the
 * same one; those that another has locked are passed over.
 */
@ApplicationScoped
class MessageStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String OLDEST = """
            select tenant, id, kind, recipient, local_date, made_at, attempts from message
            where state = 'planned' and not_before <= $1
            order by not_before limit 1
            for update skip locked
            """;
    private static final String AS_TENANT =
            "select set_config('app.relay', 'off', true), set_config('app.tenant', $1, true)";
    private static final String VERDICT = """
            select item.data, action.measure, checkpoint.criterion, decision.decision
            from item
            join action on action.tenant = item.tenant and action.id = item.action_id
            join checkpoint on checkpoint.tenant = item.tenant and checkpoint.id::text = item.checkpoint
            left join decision on decision.tenant = item.tenant and decision.checkpoint_id = checkpoint.id
                and decision.look_no = (item.data::jsonb ->> 'lookNo')::int
                and decision.criterion_version = (item.data::jsonb ->> 'criterionVersion')::int
            where item.tenant = $1 and item.message_id = $2
            """;
    private static final String END = """
            update message set state = $3, trouble = $4, ended_at = $5, attempts = attempts + 1
            where tenant = $1 and id = $2
            """;
    private static final String PUT_OFF = """
            update message set not_before = $5, trouble = $4, attempts = attempts + case when $4::text is null then 0 else 1 end
            where tenant = $1 and id = $2 and state = $3
            """;

    private final Pool pool;

    MessageStore(Pool pool) {
        this.pool = pool;
    }

    /** Works on the message that has waited longest; false when none is due. */
    Uni<Boolean> withOldest(Instant now, Function<Due, Uni<Fate>> work) {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(OLDEST).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))))
                .chain(rows -> {
                    var found = rows.iterator();
                    return found.hasNext()
                            ? with(connection, message(found.next()), now, work).replaceWith(true)
                            : Uni.createFrom().item(false);
                }));
    }

    /** A message with what it is about. */
    record Due(Message message, @Nullable VerdictFacts verdict) {}

    private static Uni<Void> with(
            SqlConnection connection, Message message, Instant now, Function<Due, Uni<Fate>> work) {
        return connection
                .preparedQuery(AS_TENANT)
                .execute(Tuple.of(message.tenant()))
                .chain(() -> verdict(connection, message))
                .chain(verdict -> work.apply(new Due(message, verdict)))
                .chain(fate -> end(connection, message, fate, now));
    }

    private static Uni<@Nullable VerdictFacts> verdict(SqlConnection connection, Message message) {
        return connection
                .preparedQuery(VERDICT)
                .execute(Tuple.of(message.tenant(), message.id()))
                .map(rows -> {
                    var found = rows.iterator();
                    return found.hasNext() ? facts(found.next()) : null;
                });
    }

    private static VerdictFacts facts(Row row) {
        return new VerdictFacts(
                row.getString("measure"),
                evaluated(row.getString("data")),
                Json.read(row.getString("criterion"), Criterion.class),
                row.getString("decision"));
    }

    private static CheckpointEvaluated evaluated(String data) {
        return ActionEvent.FAMILY
                .read("fupan.checkpoint.evaluated.v1", data.getBytes(StandardCharsets.UTF_8))
                .filter(CheckpointEvaluated.class::isInstance)
                .map(CheckpointEvaluated.class::cast)
                .orElseThrow();
    }

    private static Uni<Void> end(SqlConnection connection, Message message, Fate fate, Instant now) {
        Instant until = fate.until();
        Tuple parameters = Tuple.of(
                message.tenant(),
                message.id(),
                fate.state(),
                fate.trouble(),
                (until == null ? now : until).atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(until == null ? END : PUT_OFF)
                .execute(parameters)
                .replaceWithVoid();
    }

    private static Message message(Row row) {
        return new Message(
                row.getString("tenant"),
                row.getUUID("id"),
                Message.Kind.valueOf(row.getString("kind")),
                row.getString("recipient"),
                row.getLocalDate("local_date"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getInteger("attempts"));
    }
}
