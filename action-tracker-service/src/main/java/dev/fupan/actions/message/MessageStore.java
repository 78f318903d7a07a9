package dev.fupan.actions.message;

import dev.fupan.actions.heldup.Culprit;
import dev.fupan.actions.preference.PreferenceStore;
import dev.fupan.actions.preference.UnsubscribeLink;
import dev.fupan.actions.preference.UnsubscribeLinkStore;
import dev.fupan.actions.reminder.Said;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are due. The row stays locked until the mail server has answered, so that no two replicas send the
 * same one; those that another has locked are passed over.
 */
@ApplicationScoped
class MessageStore {

    // Who waits that long for something else than the database, has lost the row: others must get at it.
    private static final String AS_RELAY = """
            select set_config('app.relay', 'on', true), set_config('idle_in_transaction_session_timeout', '60s', true)
            """;
    private static final String OLDEST = """
            select tenant, id, kind, recipient, local_date, made_at, attempts from message
            where state = 'planned' and not_before <= $1
            order by not_before limit 1
            for update skip locked
            """;
    private static final String AS_TENANT =
            "select set_config('app.relay', 'off', true), set_config('app.tenant', $1, true)";
    private static final String VERDICT = """
            select item.action_id, item.data, action.measure, checkpoint.criterion, decision.decision
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
    private static final String SAID = """
            insert into item (tenant, recipient, message_id, made_at, action_id, checkpoint, kind, subject)
            select $1::text, $2::text, $3::uuid, $4::timestamptz, said.*
            from unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) as said
            on conflict (tenant, action_id, checkpoint, kind, recipient, subject)
                do update set message_id = excluded.message_id where item.message_id is null
            """;
    private static final String PUT_OFF = """
            update message set not_before = $5, trouble = $4, attempts = attempts + case when $4::text is null then 0 else 1 end
            where tenant = $1 and id = $2 and state = $3
            """;

    private static final String LET_PASS = """
            update message set not_before = $3, trouble = $4, attempts = attempts + 1,
                state = case when made_at < $5 then 'dead' else state end,
                ended_at = case when made_at < $5 then $6 else ended_at end
            where tenant = $1 and id = $2 and state = 'planned'
            """;
    private static final String UNREADABLE = "what it is to tell cannot be read";

    private final Pool pool;
    private final TenantSql sql;
    private final DigestFactsStore digests;
    private final UnsubscribeLinkStore links;

    MessageStore(Pool pool, TenantSql sql, DigestFactsStore digests, UnsubscribeLinkStore links) {
        this.pool = pool;
        this.sql = sql;
        this.digests = digests;
        this.links = links;
    }

    /**
     * Works on the message that has waited longest, and says which it was; null when none is due. Fails with
     * {@link Culprit} where that message is to blame.
     */
    Uni<@Nullable Message> withOldest(Instant now, Function<Due, Uni<Fate>> work) {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(OLDEST).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))))
                .chain(rows -> {
                    var found = rows.iterator();
                    return found.hasNext()
                            ? withOrBlame(connection, message(found.next()), now, work)
                            : Uni.createFrom().nullItem();
                }));
    }

    private Uni<Message> withOrBlame(
            SqlConnection connection, Message message, Instant now, Function<Due, Uni<Fate>> work) {
        return with(connection, message, now, work)
                .replaceWith(message)
                .onFailure()
                .transform(failure -> new Culprit(message.tenant(), message.id(), message.attempts(), failure));
    }

    /** It stays and lets those behind it pass; one that has been tried for longer than that is dead. */
    Uni<Void> putOff(Culprit message, Instant now, Duration longest, Instant until) {
        Tuple parameters = Tuple.of(
                message.tenant(),
                message.row(),
                until.atOffset(ZoneOffset.UTC),
                UNREADABLE,
                now.minus(longest).atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC));
        return sql.inTenant(
                        message.tenant(),
                        connection -> connection.preparedQuery(LET_PASS).execute(parameters))
                .replaceWithVoid();
    }

    private Uni<Void> with(SqlConnection connection, Message message, Instant now, Function<Due, Uni<Fate>> work) {
        return connection
                .preparedQuery(AS_TENANT)
                .execute(Tuple.of(message.tenant()))
                .chain(() -> message.kind() == Message.Kind.DIGEST
                        ? digest(connection, message)
                        : verdict(connection, message))
                .chain(due -> work.apply(due).chain(fate -> end(connection, message, fate, now)
                        .chain(() -> remember(connection, due, fate.said(), now))));
    }

    private Uni<Due> digest(SqlConnection connection, Message message) {
        return digests.in(connection, message.tenant(), message.recipient(), message.localDate())
                .map(facts -> new Due(message, facts.preferences(), null, facts, links.fresh()));
    }

    private static Uni<Due> verdict(SqlConnection connection, Message message) {
        return PreferenceStore.in(connection, message.tenant(), message.recipient())
                .chain(preferences -> connection
                        .preparedQuery(VERDICT)
                        .execute(Tuple.of(message.tenant(), message.id()))
                        .map(rows -> {
                            var found = rows.iterator();
                            VerdictFacts facts = found.hasNext() ? facts(found.next()) : null;
                            return new Due(message, preferences, facts, null, null);
                        }));
    }

    // What waited for this digest and what was said for the first time in it, under one key each.
    private static Uni<Void> remember(SqlConnection connection, Due due, List<Said> said, Instant now) {
        UnsubscribeLink link = due.unsubscribe();
        if (link == null || said.isEmpty()) return Uni.createFrom().voidItem();
        Message message = due.message();
        Tuple parameters = Tuple.from(new Object[] {
            message.tenant(),
            message.recipient(),
            message.id(),
            now.atOffset(ZoneOffset.UTC),
            said.stream().map(Said::actionId).toArray(UUID[]::new),
            said.stream().map(Said::checkpoint).toArray(String[]::new),
            said.stream().map(one -> one.kind().name()).toArray(String[]::new),
            said.stream().map(Said::subject).toArray(String[]::new)
        });
        return connection
                .preparedQuery(SAID)
                .execute(parameters)
                .chain(() -> UnsubscribeLinkStore.keep(connection, message.tenant(), message.recipient(), link, now));
    }

    private static VerdictFacts facts(Row row) {
        return new VerdictFacts(
                row.getUUID("action_id"),
                row.getString("measure"),
                VerdictText.evaluated(row.getString("data")),
                Json.read(row.getString("criterion"), Criterion.class),
                row.getString("decision"));
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
