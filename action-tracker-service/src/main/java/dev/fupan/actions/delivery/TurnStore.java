package dev.fupan.actions.delivery;

import dev.fupan.actions.heldup.Culprit;
import dev.fupan.actions.webhook.Endpoint;
import dev.fupan.actions.webhook.EndpointStore;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue of what is to be sent. It is taken endpoint by endpoint, a few deliveries at a time, and the endpoint that
 * has waited longest comes next: a slow one holds up itself alone, over all replicas.
 *
 * <p>A turn ends when its sender says so, or after a while by the database's clock, which replicas share. Then what it
 * has not entered is due again. Lock order: the endpoint, then its deliveries.
 */
@ApplicationScoped
class TurnStore {

    private static final int BATCH = 10;

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String NEXT = """
            select tenant, id from webhook_endpoint endpoint
            where active and (turn_until is null or turn_until < now()) and exists (
                select 1 from webhook_delivery due
                where due.tenant = endpoint.tenant and due.endpoint_id = endpoint.id
                    and due.state = 'pending' and due.next_try <= $1)
            order by turn_at nulls first, id limit 1
            for no key update skip locked
            """;
    // From here on in one workspace, like every other transaction.
    private static final String AS_TENANT =
            "select set_config('app.relay', 'off', true), set_config('app.tenant', $1, true)";
    private static final String BEGIN = """
            update webhook_endpoint set turn = $3, turn_at = now(), turn_until = now() + interval '45 seconds'
            where tenant = $1 and id = $2 returning
            """ + EndpointStore.COLUMNS;
    private static final String PASS_OVER = """
            update webhook_endpoint set turn_at = now(), turn_until = now() + interval '45 seconds'
            where tenant = $1 and id = $2
            """;
    private static final String DUE = """
            select d.event_id, d.attempts, d.failures, e.body from webhook_delivery d
            join webhook_event e on e.tenant = d.tenant and e.id = d.event_id
            where d.tenant = $1 and d.endpoint_id = $2 and d.state = 'pending' and d.next_try <= $3
            order by d.next_try, d.event_id limit
            """ + " " + BATCH;
    private static final String END =
            "update webhook_endpoint set turn_until = null where tenant = $1 and id = $2 and turn = $3";
    private static final String LOCK = "select 1 from webhook_endpoint where tenant = $1 and id = $2 for no key update";
    private static final String ATTEMPT = """
            insert into webhook_attempt (tenant, endpoint_id, event_id, attempt, at, millis, status, reason)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
            """;
    private static final String ENTER = """
            update webhook_delivery set state = $5, failures = $6, attempts = $4, next_try = $7, reason = $8,
                last_status = $9, changed_at = $10
            where tenant = $1 and endpoint_id = $2 and event_id = $3 and attempts = $4 - 1 and state = 'pending'
            """;
    private static final String FORGET = """
            delete from webhook_delivery where state <> 'pending' and changed_at < $1
            """;
    private static final String FORGET_EVENTS = """
            delete from webhook_event e where kept_at < $1 and not exists (
                select 1 from webhook_delivery d where d.tenant = e.tenant and d.event_id = e.id)
            """;

    private final Pool pool;
    private final TenantSql sql;

    TurnStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    /**
     * Null when nothing is due that nobody is sending. Fails with {@link Culprit} where the endpoint whose turn it is
     * is to blame.
     */
    Uni<@Nullable Turn> begin(Instant now) {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(NEXT).execute(Tuple.of(utc(now))))
                .chain(rows -> {
                    var found = rows.iterator();
                    return found.hasNext()
                            ? beginOrBlame(connection, found.next(), now)
                            : Uni.createFrom().nullItem();
                }));
    }

    private static Uni<Turn> beginOrBlame(SqlConnection connection, Row next, Instant now) {
        return begin(connection, next, now)
                .onFailure()
                .transform(failure -> new Culprit(next.getString("tenant"), next.getUUID("id"), 0, failure));
    }

    /** Its turn is over before it began; the others come before it the next time. */
    Uni<Void> passOver(Culprit endpoint) {
        return sql.inTenant(endpoint.tenant(), connection -> connection
                        .preparedQuery(PASS_OVER)
                        .execute(Tuple.of(endpoint.tenant(), endpoint.row())))
                .replaceWithVoid();
    }

    private static Uni<Turn> begin(SqlConnection connection, Row next, Instant now) {
        String tenant = next.getString("tenant");
        UUID id = next.getUUID("id");
        UUID turn = UUID.randomUUID();
        return connection
                .preparedQuery(AS_TENANT)
                .execute(Tuple.of(tenant))
                .chain(() -> connection.preparedQuery(BEGIN).execute(Tuple.of(tenant, id, turn)))
                .map(rows -> EndpointStore.endpoint(rows.iterator().next()))
                .chain(endpoint -> connection
                        .preparedQuery(DUE)
                        .execute(Tuple.of(tenant, id, utc(now)))
                        .map(rows -> {
                            List<Turn.Due> due = new ArrayList<>();
                            for (Row row : rows)
                                due.add(new Turn.Due(
                                        row.getString("event_id"),
                                        row.getString("body"),
                                        row.getInteger("attempts"),
                                        row.getInteger("failures")));
                            return new Turn(turn, endpoint, due);
                        }));
    }

    Uni<Void> end(Turn turn) {
        Endpoint endpoint = turn.endpoint();
        return sql.inTenant(endpoint.tenant(), connection -> connection
                .preparedQuery(END)
                .execute(Tuple.of(endpoint.tenant(), endpoint.id(), turn.id()))
                .replaceWithVoid());
    }

    /**
     * Enters an attempt, unless one of that number has been entered already.
     *
     * @param next null when there is none, because it is delivered or because it is given up
     */
    Uni<Void> enter(Endpoint endpoint, Turn.Due due, Attempt made, @Nullable Instant next) {
        Outcome outcome = made.outcome();
        int number = due.attempts() + 1;
        Tuple attempt = Tuple.from(new Object[] {
            endpoint.tenant(),
            endpoint.id(),
            due.eventId(),
            number,
            utc(made.at()),
            made.millis(),
            outcome.status(),
            outcome.reason()
        });
        String state = outcome.isDelivered() ? "delivered" : next == null ? "dead" : "pending";
        Tuple delivery = Tuple.from(new Object[] {
            endpoint.tenant(),
            endpoint.id(),
            due.eventId(),
            number,
            state,
            outcome.isDelivered() ? 0 : due.failures() + 1,
            next == null ? null : utc(next),
            outcome.reason(),
            outcome.status(),
            utc(made.at())
        });
        return sql.inTenant(endpoint.tenant(), connection -> lockIfGone(connection, endpoint, outcome)
                .chain(() -> connection.preparedQuery(ATTEMPT).execute(attempt))
                .chain(() -> connection.preparedQuery(ENTER).execute(delivery))
                .chain(() -> outcome.isGone()
                        ? EndpointStore.changeIn(
                                connection,
                                endpoint.tenant(),
                                endpoint.id(),
                                present -> present.disable("it answered 410 Gone", made.at()))
                        : Uni.createFrom().nullItem())
                .replaceWithVoid());
    }

    // Only then more than the delivery is changed, and the endpoint comes first.
    private static Uni<Void> lockIfGone(SqlConnection connection, Endpoint endpoint, Outcome outcome) {
        return outcome.isGone()
                ? connection
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(endpoint.tenant(), endpoint.id()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Of all workspaces, what ended before then. */
    Uni<Void> forget(Instant before) {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(FORGET).execute(Tuple.of(utc(before))))
                .chain(() -> connection.preparedQuery(FORGET_EVENTS).execute(Tuple.of(utc(before))))
                .replaceWithVoid());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
