package dev.fupan.review.followup;

import dev.fupan.kit.outbox.OwnRecord;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Brings what the tracker tells into its order: each revision once, and what comes before its turn waits. */
@ApplicationScoped
class ActionFeedStore {

    private static final String BEGIN = """
            insert into action_feed (tenant, action_id, revision) values ($1, $2, 0)
            on conflict (tenant, action_id) do nothing
            """;
    private static final String REACHED =
            "select revision from action_feed where tenant = $1 and action_id = $2 for update";
    private static final String REACH = "update action_feed set revision = $3 where tenant = $1 and action_id = $2";
    private static final String PARK = """
            insert into action_parked (tenant, action_id, revision, event_id, type, actor, at, data)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (tenant, action_id, revision) do nothing
            """;
    private static final String PARKED = """
            delete from action_parked where tenant = $1 and action_id = $2 and revision = $3
            returning event_id, type, actor, at, data
            """;

    private final TenantSql sql;
    private final FollowedStore followed;

    ActionFeedStore(TenantSql sql, FollowedStore followed) {
        this.sql = sql;
        this.followed = followed;
    }

    Uni<Void> apply(OwnRecord event) {
        Tuple key = Tuple.of(event.tenant(), event.key());
        return sql.inTenant(event.tenant(), db -> db.preparedQuery(BEGIN)
                .execute(key)
                .chain(() -> db.preparedQuery(REACHED).execute(key))
                .chain(rows -> inTurn(db, event, rows.iterator().next().getLong("revision"))));
    }

    private Uni<Void> inTurn(SqlConnection db, OwnRecord event, long reached) {
        if (event.revision() <= reached) return Uni.createFrom().voidItem();
        if (event.revision() > reached + 1) return park(db, event);
        return followed.carryOut(db, event)
                .chain(() -> db.preparedQuery(REACH).execute(Tuple.of(event.tenant(), event.key(), event.revision())))
                .chain(() -> parked(db, event))
                .chain(next -> next == null ? Uni.createFrom().voidItem() : inTurn(db, next, event.revision()));
    }

    private static Uni<Void> park(SqlConnection db, OwnRecord event) {
        return db.preparedQuery(PARK)
                .execute(Tuple.from(new Object[] {
                    event.tenant(),
                    event.key(),
                    event.revision(),
                    event.eventId(),
                    event.type(),
                    event.actor(),
                    event.at().atOffset(ZoneOffset.UTC),
                    Buffer.buffer(event.data())
                }))
                .replaceWithVoid();
    }

    private static Uni<@Nullable OwnRecord> parked(SqlConnection db, OwnRecord before) {
        long revision = before.revision() + 1;
        return db.preparedQuery(PARKED)
                .execute(Tuple.of(before.tenant(), before.key(), revision))
                .map(rows -> {
                    var found = rows.iterator();
                    if (!found.hasNext()) return null;
                    Row row = found.next();
                    return new OwnRecord(
                            before.tenant(),
                            before.key(),
                            revision,
                            row.getString("event_id"),
                            row.getString("type"),
                            row.getString("actor"),
                            row.getOffsetDateTime("at").toInstant(),
                            row.getBuffer("data").getBytes());
                });
    }
}
