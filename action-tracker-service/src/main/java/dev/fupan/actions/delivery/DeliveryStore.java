package dev.fupan.actions.delivery;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as they are planned, looked at and asked for again. */
@ApplicationScoped
class DeliveryStore {

    /** Of what has been told or given up, so much stays to be looked at and sent again. */
    static final int KEPT_DAYS = 30;

    // One statement, so that an event is kept if and only if somebody is to be told. What happened before an endpoint
    // was made is not for it; what is older than deliveries are kept could be told a second time, and is too late.
    private static final String PLAN = """
            with endpoint as (
                select id from webhook_endpoint
                where tenant = $1 and active and created_at <= $4 and $4 > $6::timestamptz - interval '%d days'
                    and (event_types = '{}' or $3 = any (event_types))
            ), event as (
                insert into webhook_event (tenant, id, type, time, body, kept_at)
                select $1, $2, $3, $4, $5, $6 where exists (select 1 from endpoint)
                on conflict (tenant, id) do nothing
            )
            insert into webhook_delivery
                (tenant, endpoint_id, event_id, state, failures, attempts, next_try, created_at, changed_at)
            select $1, id, $2, 'pending', 0, 0, $6, $6, $6 from endpoint
            on conflict (tenant, endpoint_id, event_id) do nothing
            """.formatted(KEPT_DAYS);
    private static final String PING_EVENT =
            "insert into webhook_event (tenant, id, type, time, body, kept_at) values ($1, $2, $3, $4, $5, $4)";
    private static final String PING = """
            insert into webhook_delivery
                (tenant, endpoint_id, event_id, state, failures, attempts, next_try, created_at, changed_at)
            values ($1, $2, $3, 'pending', 0, 0, $4, $4, $4)
            """;
    private static final String LIST = """
            select d.*, e.type, e.time from webhook_delivery d
            join webhook_event e on e.tenant = d.tenant and e.id = d.event_id
            where d.tenant = $1 and d.endpoint_id = $2 and ($3::text is null or d.state = $3)
                and ($4::timestamptz is null or (d.created_at, d.event_id) < ($4, $5))
            order by d.created_at desc, d.event_id desc limit $6
            """;
    private static final String ONE = """
            select d.*, e.type, e.time, e.body from webhook_delivery d
            join webhook_event e on e.tenant = d.tenant and e.id = d.event_id
            where d.tenant = $1 and d.endpoint_id = $2 and d.event_id = $3
            """;
    private static final String ATTEMPTS = """
            select * from webhook_attempt where tenant = $1 and endpoint_id = $2 and event_id = $3 order by attempt
            """;
    private static final String RESEND = """
            update webhook_delivery set state = 'pending', failures = 0, next_try = $4, reason = null, changed_at = $4
            where tenant = $1 and endpoint_id = $2 and event_id = $3
            """;
    private static final String RESEND_DEAD = """
            update webhook_delivery set state = 'pending', failures = 0, next_try = $3, reason = null, changed_at = $3
            where tenant = $1 and endpoint_id = $2 and state = 'dead' and created_at >= $4
            """;

    private final TenantSql sql;
    private final Clock clock;

    DeliveryStore(TenantSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Once for each endpoint that is to be told and has not been planned yet; how many those are. */
    Uni<Integer> plan(ToldEvent event) {
        Tuple parameters =
                Tuple.of(event.tenant(), event.id(), event.type(), utc(event.time()), event.body(), utc(now()));
        return sql.inTenant(
                event.tenant(),
                connection -> connection.preparedQuery(PLAN).execute(parameters).map(rows -> rows.rowCount()));
    }

    Uni<Void> ping(UUID endpoint, ToldEvent ping) {
        OffsetDateTime now = utc(ping.time());
        Tuple event = Tuple.of(ping.tenant(), ping.id(), ping.type(), now, ping.body());
        Tuple delivery = Tuple.of(ping.tenant(), endpoint, ping.id(), now);
        return sql.inTenant(ping.tenant(), connection -> connection
                .preparedQuery(PING_EVENT)
                .execute(event)
                .chain(() -> connection.preparedQuery(PING).execute(delivery))
                .replaceWithVoid());
    }

    /** Newest first, after that place. */
    Uni<List<DeliveryView>> list(
            String tenant,
            UUID endpoint,
            @Nullable String state,
            @Nullable Instant before,
            @Nullable String beforeId,
            int limit) {
        OffsetDateTime place = before == null ? null : utc(before);
        Tuple parameters = Tuple.of(tenant, endpoint, state, place, beforeId, limit);
        return sql.inTenant(tenant, connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    List<DeliveryView> all = new ArrayList<>();
                    for (Row row : rows) all.add(view(row));
                    return all;
                });
    }

    /** With its attempts and what is sent; null when there is no such delivery. */
    Uni<@Nullable DeliveryView> find(String tenant, UUID endpoint, String event) {
        Tuple key = Tuple.of(tenant, endpoint, event);
        return sql.inTenant(
                tenant, connection -> connection.preparedQuery(ONE).execute(key).chain(rows -> {
                    var found = rows.iterator();
                    return found.hasNext()
                            ? withAttempts(connection, key, found.next())
                            : Uni.createFrom().nullItem();
                }));
    }

    private static Uni<DeliveryView> withAttempts(SqlConnection connection, Tuple key, Row row) {
        return connection.preparedQuery(ATTEMPTS).execute(key).map(attempts -> {
            List<DeliveryView.AttemptView> all = new ArrayList<>();
            for (Row one : attempts)
                all.add(new DeliveryView.AttemptView(
                        one.getInteger("attempt"),
                        one.getOffsetDateTime("at").toInstant(),
                        one.getInteger("millis"),
                        one.getInteger("status"),
                        one.getString("reason")));
            return view(row).with(all, row.getString("body"));
        });
    }

    /** From the beginning of the schedule, whatever became of it before; false when there is no such delivery. */
    Uni<Boolean> resend(String tenant, UUID endpoint, String event) {
        return run(tenant, RESEND, Tuple.of(tenant, endpoint, event, utc(now())))
                .map(changed -> changed > 0);
    }

    /** All dead ones since then; how many those are. */
    Uni<Integer> resendDead(String tenant, UUID endpoint, Instant since) {
        return run(tenant, RESEND_DEAD, Tuple.of(tenant, endpoint, utc(now()), utc(since)));
    }

    private Uni<Integer> run(String tenant, String statement, Tuple parameters) {
        return sql.inTenant(
                tenant,
                connection ->
                        connection.preparedQuery(statement).execute(parameters).map(rows -> rows.rowCount()));
    }

    private static DeliveryView view(Row row) {
        OffsetDateTime next = row.getOffsetDateTime("next_try");
        return new DeliveryView(
                row.getString("event_id"),
                row.getString("type"),
                row.getOffsetDateTime("time").toInstant(),
                row.getString("state"),
                row.getInteger("attempts"),
                next == null ? null : next.toInstant(),
                row.getInteger("last_status"),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
