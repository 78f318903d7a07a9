package dev.fupan.actions.message;

import dev.fupan.actions.heldup.Culprit;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns what actions had to tell people into items, and verdicts to owners into mails, in the transaction that takes
 * the notice away. Notices for other systems are not ours.
 */
@ApplicationScoped
class ToldStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String OLDEST = """
            select tenant, id, kind, attempts from notice
            where kind in ('VERDICT', 'ESCALATION') and recipient is not null
                and (next_try is null or next_try <= $1)
            order by event_time limit 1
            for update skip locked
            """;
    private static final String AS_TENANT =
            "select set_config('app.relay', 'off', true), set_config('app.tenant', $1, true)";
    private static final String TAKE = """
            delete from notice where tenant = $1 and id = $2 and kind = $3
            returning action_id, checkpoint_id, recipient, subject_at, data
            """;
    private static final String ITEM = """
            insert into item (tenant, action_id, checkpoint, kind, recipient, subject, message_id, data, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
            """;
    private static final String MESSAGE = """
            insert into message (tenant, id, kind, recipient, channel, local_date, state, not_before, attempts, made_at)
            values ($1, $2, 'VERDICT', $3, 'mail', $4, 'planned', $5, 0, $5) on conflict do nothing
            """;

    private static final String PUT_OFF =
            "update notice set next_try = $3, attempts = attempts + 1 where tenant = $1 and id = $2";

    private final Pool pool;
    private final TenantSql sql;

    ToldStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    /**
     * Takes the oldest notice that is due, as {@code items} says; null when there is none. Fails with {@link Culprit}
     * where that notice is to blame.
     */
    Uni<@Nullable Told> takeOne(Instant now, Function<Told, List<ToldItem>> items) {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(OLDEST).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))))
                .chain(rows -> {
                    var found = rows.iterator();
                    return found.hasNext()
                            ? takeOrBlame(connection, found.next(), now, items)
                            : Uni.createFrom().nullItem();
                }));
    }

    private static Uni<Told> takeOrBlame(
            SqlConnection connection, Row oldest, Instant now, Function<Told, List<ToldItem>> items) {
        return take(connection, oldest, now, items)
                .onFailure()
                .transform(failure -> new Culprit(
                        oldest.getString("tenant"), oldest.getUUID("id"), oldest.getInteger("attempts"), failure));
    }

    /** It stays, and lets those behind it pass. */
    Uni<Void> putOff(Culprit notice, Instant until) {
        Tuple parameters = Tuple.of(notice.tenant(), notice.row(), until.atOffset(ZoneOffset.UTC));
        return sql.inTenant(
                        notice.tenant(),
                        connection -> connection.preparedQuery(PUT_OFF).execute(parameters))
                .replaceWithVoid();
    }

    private static Uni<Told> take(
            SqlConnection connection, Row oldest, Instant now, Function<Told, List<ToldItem>> items) {
        String tenant = oldest.getString("tenant");
        Tuple key = Tuple.of(tenant, oldest.getUUID("id"), oldest.getString("kind"));
        return connection
                .preparedQuery(AS_TENANT)
                .execute(Tuple.of(tenant))
                .chain(() -> connection.preparedQuery(TAKE).execute(key))
                .chain(taken -> {
                    Row row = taken.iterator().next();
                    Told told = told(oldest, row);
                    return Multi.createFrom()
                            .iterable(items.apply(told))
                            .onItem()
                            .transformToUniAndConcatenate(
                                    item -> insert(connection, told, row.getString("data"), item, now))
                            .collect()
                            .last()
                            .replaceWith(told);
                });
    }

    private static Uni<Void> insert(SqlConnection connection, Told told, String data, ToldItem item, Instant now) {
        var utc = now.atOffset(ZoneOffset.UTC);
        UUID message = item.mailedOn() == null ? null : told.messageTo(item.recipient());
        Tuple row = Tuple.from(new Object[] {
            told.tenant(),
            told.actionId(),
            told.checkpoint(),
            told.kind(),
            item.recipient(),
            told.at().toString(),
            message,
            data,
            utc
        });
        Uni<?> inserted = connection.preparedQuery(ITEM).execute(row);
        if (message == null) return inserted.replaceWithVoid();
        Tuple mail = Tuple.of(told.tenant(), message, item.recipient(), item.mailedOn(), utc);
        return inserted.chain(() -> connection.preparedQuery(MESSAGE).execute(mail))
                .replaceWithVoid();
    }

    private static Told told(Row oldest, Row row) {
        UUID checkpoint = row.getUUID("checkpoint_id");
        return new Told(
                oldest.getString("tenant"),
                oldest.getUUID("id"),
                oldest.getString("kind"),
                row.getUUID("action_id"),
                checkpoint == null ? "-" : checkpoint.toString(),
                row.getString("recipient"),
                row.getOffsetDateTime("subject_at").toInstant());
    }
}
