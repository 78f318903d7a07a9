package dev.fupan.actions.verdict;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The queue of looks, which is the table of checkpoints itself.
 *
 * <p>A claim moves {@code next_try} on: whoever dies with it leaves a look that is due again soon. Rows locked by
 * another replica are passed over.
 */
@ApplicationScoped
class DueLookStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String OLDEST = """
            select tenant, id from checkpoint
            where state = 'pending' and next_try is not null and next_try <= $1
            order by next_try limit 1
            for update skip locked
            """;
    // From here on in one workspace, like every other transaction.
    private static final String AS_TENANT =
            "select set_config('app.relay', 'off', true), set_config('app.tenant', $1, true)";
    private static final String CLAIM = """
            update checkpoint set next_try = $3 where tenant = $1 and id = $2
            returning action_id, criterion, criterion_version, look_no, start_at, look_at, made_at, deadline, attempts, trouble
            """;
    private static final String PUT_OFF = """
            update checkpoint set next_try = $5, attempts = attempts + 1, trouble = $6
            where tenant = $1 and id = $2 and criterion_version = $3 and look_no = $4 and state = 'pending'
            """;

    private final Pool pool;
    private final TenantSql sql;

    DueLookStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    /** The look that has waited longest, ours until {@code lease} has passed; null when none is due. */
    Uni<@Nullable DueLook> claim(Instant now, Duration lease) {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(OLDEST).execute(Tuple.of(utc(now))))
                .chain(rows -> {
                    var found = rows.iterator();
                    return found.hasNext()
                            ? claim(connection, found.next(), now.plus(lease))
                            : Uni.createFrom().nullItem();
                }));
    }

    private static Uni<DueLook> claim(SqlConnection connection, Row due, Instant until) {
        String tenant = due.getString("tenant");
        return connection
                .preparedQuery(AS_TENANT)
                .execute(Tuple.of(tenant))
                .chain(() -> connection.preparedQuery(CLAIM).execute(Tuple.of(tenant, due.getUUID("id"), utc(until))))
                .map(claimed -> look(due, claimed.iterator().next()));
    }

    private static DueLook look(Row due, Row row) {
        OffsetDateTime deadline = row.getOffsetDateTime("deadline");
        return new DueLook(
                due.getString("tenant"),
                due.getUUID("id"),
                row.getUUID("action_id"),
                row.getString("criterion"),
                row.getInteger("criterion_version"),
                row.getInteger("look_no"),
                row.getOffsetDateTime("start_at").toInstant(),
                row.getOffsetDateTime("look_at").toInstant(),
                row.getOffsetDateTime("made_at").toInstant(),
                deadline == null ? null : deadline.toInstant(),
                row.getInteger("attempts"),
                row.getString("trouble"));
    }

    /** The answer is not there yet; the look stays due and says why it waits. */
    Uni<Void> putOff(DueLook look, Instant until, String why) {
        Tuple parameters = Tuple.from(new Object[] {
            look.tenant(), look.checkpointId(), look.criterionVersion(), look.lookNo(), utc(until), why
        });
        return sql.inTenant(
                        look.tenant(),
                        connection -> connection.preparedQuery(PUT_OFF).execute(parameters))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
