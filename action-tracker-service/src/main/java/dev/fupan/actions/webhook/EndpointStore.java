package dev.fupan.actions.webhook;

import dev.fupan.kit.form.Json;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Endpoints in the database. */
@ApplicationScoped
public class EndpointStore {

    /** For those who select or return whole endpoints by {@link #endpoint}. */
    public static final String COLUMNS = """
            tenant, id, revision, url, description, event_types, active, reason, secrets, created_at, created_by,
            changed_at
            """;

    private static final String COUNT = "select count(*) as number from webhook_endpoint where tenant = $1";
    private static final String INSERT =
            "insert into webhook_endpoint (" + COLUMNS + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    private static final String ONE = "select " + COLUMNS + " from webhook_endpoint where tenant = $1 and id = $2";
    private static final String ALL = "select " + COLUMNS
            + " from webhook_endpoint where tenant = $1 and ($2::uuid is null or id > $2) order by id limit $3";
    private static final String UPDATE = """
            update webhook_endpoint set revision = $3, url = $4, description = $5, event_types = $6, active = $7,
                reason = $8, secrets = $9, changed_at = $10
            where tenant = $1 and id = $2
            """;
    // What waits for an endpoint that is switched off is not forgotten: it can be sent again.
    private static final String GIVE_UP = """
            update webhook_delivery set state = 'dead', next_try = null, reason = $3, changed_at = $4
            where tenant = $1 and endpoint_id = $2 and state = 'pending'
            """;
    private static final String DELETE = "delete from webhook_endpoint where tenant = $1 and id = $2";

    private final TenantSql sql;

    EndpointStore(TenantSql sql) {
        this.sql = sql;
    }

    /** False when the workspace has as many as it may. */
    Uni<Boolean> add(Endpoint fresh, int most) {
        return sql.inTenant(fresh.tenant(), connection -> connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(fresh.tenant()))
                .chain(rows -> rows.iterator().next().getLong("number") >= most
                        ? Uni.createFrom().item(false)
                        : insert(connection, fresh).replaceWith(true)));
    }

    private static Uni<RowSet<Row>> insert(SqlConnection connection, Endpoint fresh) {
        Object[] row = {
            fresh.tenant(),
            fresh.id(),
            fresh.revision(),
            fresh.url(),
            fresh.description(),
            fresh.eventTypes().toArray(String[]::new),
            fresh.active(),
            fresh.reason(),
            Json.write(fresh.secrets()),
            fresh.createdAt().atOffset(ZoneOffset.UTC),
            fresh.createdBy(),
            fresh.changedAt().atOffset(ZoneOffset.UTC)
        };
        return connection.preparedQuery(INSERT).execute(Tuple.from(row));
    }

    /** Null when there is no such endpoint. */
    Uni<@Nullable Endpoint> find(String tenant, UUID id) {
        return sql.inTenant(tenant, connection -> one(connection, ONE, tenant, id));
    }

    Uni<List<Endpoint>> list(String tenant, @Nullable UUID after, int limit) {
        return sql.inTenant(tenant, connection -> connection.preparedQuery(ALL).execute(Tuple.of(tenant, after, limit)))
                .map(rows -> {
                    List<Endpoint> all = new ArrayList<>();
                    for (Row row : rows) all.add(endpoint(row));
                    return all;
                });
    }

    /** Null when there is no such endpoint; what {@code change} throws leaves it as it was. */
    Uni<@Nullable Endpoint> change(String tenant, UUID id, UnaryOperator<Endpoint> change) {
        return sql.inTenant(tenant, connection -> changeIn(connection, tenant, id, change));
    }

    /** The same within a transaction that has begun elsewhere. */
    public static Uni<@Nullable Endpoint> changeIn(
            SqlConnection connection, String tenant, UUID id, UnaryOperator<Endpoint> change) {
        return one(connection, ONE + " for no key update", tenant, id).chain(before -> {
            if (before == null) return Uni.createFrom().nullItem();
            Endpoint after = change.apply(before);
            return after.equals(before)
                    ? Uni.createFrom().item(before)
                    : update(connection, after)
                            .chain(() -> giveUp(connection, before, after))
                            .replaceWith(after);
        });
    }

    private static Uni<RowSet<Row>> update(SqlConnection connection, Endpoint after) {
        Object[] row = {
            after.tenant(),
            after.id(),
            after.revision(),
            after.url(),
            after.description(),
            after.eventTypes().toArray(String[]::new),
            after.active(),
            after.reason(),
            Json.write(after.secrets()),
            after.changedAt().atOffset(ZoneOffset.UTC)
        };
        return connection.preparedQuery(UPDATE).execute(Tuple.from(row));
    }

    private static Uni<Void> giveUp(SqlConnection connection, Endpoint before, Endpoint after) {
        if (!before.active() || after.active()) return Uni.createFrom().voidItem();
        String why = "not sent: the endpoint was disabled";
        Tuple parameters =
                Tuple.of(after.tenant(), after.id(), why, after.changedAt().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(GIVE_UP).execute(parameters).replaceWithVoid();
    }

    /** With all its deliveries; false when there is no such endpoint. */
    Uni<Boolean> delete(String tenant, UUID id) {
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(DELETE).execute(Tuple.of(tenant, id)))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Uni<@Nullable Endpoint> one(SqlConnection connection, String query, String tenant, UUID id) {
        return connection.preparedQuery(query).execute(Tuple.of(tenant, id)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? endpoint(found.next()) : null;
        });
    }

    public static Endpoint endpoint(Row row) {
        return new Endpoint(
                row.getString("tenant"),
                row.getUUID("id"),
                row.getLong("revision"),
                row.getString("url"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("event_types")),
                row.getBoolean("active"),
                row.getString("reason"),
                List.of(Json.read(row.getString("secrets"), KeptSecret[].class)),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "changed_at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
