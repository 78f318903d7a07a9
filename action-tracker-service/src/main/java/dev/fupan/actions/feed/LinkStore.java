package dev.fupan.actions.feed;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links to calendars; at most one for each person. */
@ApplicationScoped
class LinkStore {

    /** Whose link it is. */
    record Owner(String tenant, String personId) {}

    private static final String CALENDAR = "calendar";

    private static final String OWNER = "select tenant, person_id from link_owner('" + CALENDAR + "', $1)";
    private static final String PUT = """
            insert into person_link (tenant, person_id, purpose, sha256, made_at) values ($1, $2, $3, $4, $5)
            on conflict (tenant, person_id, purpose)
                do update set sha256 = excluded.sha256, made_at = excluded.made_at, read_at = null
            """;
    private static final String ONE =
            "select person_id, made_at, read_at from person_link where tenant = $1 and person_id = $2 and purpose = $3";
    private static final String ALL = """
            select person_id, made_at, read_at from person_link
            where tenant = $1 and purpose = $2 and ($3::text is null or person_id > $3) order by person_id limit $4
            """;
    private static final String DELETE =
            "delete from person_link where tenant = $1 and person_id = $2 and purpose = $3";
    // To the hour: calendars come often, and a write for each look says nothing more.
    private static final String READ = """
            update person_link set read_at = $4 where tenant = $1 and person_id = $2 and purpose = $3
                and (read_at is null or read_at < $4::timestamptz - interval '1 hour')
            """;

    private final TenantSql sql;
    private final Pool pool;

    LinkStore(TenantSql sql, Pool pool) {
        this.sql = sql;
        this.pool = pool;
    }

    /** Null when no such link leads anywhere (any more). */
    Uni<@Nullable Owner> owner(LinkToken token) {
        return pool.preparedQuery(OWNER)
                .execute(Tuple.of(Buffer.buffer(token.sha256())))
                .map(rows -> {
                    var found = rows.iterator();
                    if (!found.hasNext()) return null;
                    Row row = found.next();
                    return new Owner(row.getString("tenant"), row.getString("person_id"));
                });
    }

    /** Instead of the one before, which leads nowhere from now on. */
    Uni<Void> put(Owner owner, LinkToken token, Instant now) {
        Object[] row = {
            owner.tenant(), owner.personId(), CALENDAR, Buffer.buffer(token.sha256()), now.atOffset(ZoneOffset.UTC)
        };
        return sql.inTenant(
                owner.tenant(),
                connection ->
                        connection.preparedQuery(PUT).execute(Tuple.from(row)).replaceWithVoid());
    }

    /** Null when the person has none. */
    Uni<@Nullable LinkView> find(Owner owner) {
        Tuple parameters = Tuple.of(owner.tenant(), owner.personId(), CALENDAR);
        return sql.inTenant(
                        owner.tenant(),
                        connection -> connection.preparedQuery(ONE).execute(parameters))
                .map(rows -> {
                    var found = rows.iterator();
                    return found.hasNext() ? view(found.next()) : null;
                });
    }

    Uni<List<LinkView>> list(String tenant, @Nullable String after, int limit) {
        Tuple parameters = Tuple.of(tenant, CALENDAR, after, limit);
        return sql.inTenant(tenant, connection -> connection.preparedQuery(ALL).execute(parameters))
                .map(rows -> {
                    List<LinkView> all = new ArrayList<>();
                    for (Row row : rows) all.add(view(row));
                    return all;
                });
    }

    /** False when there was none. */
    Uni<Boolean> delete(Owner owner) {
        Tuple parameters = Tuple.of(owner.tenant(), owner.personId(), CALENDAR);
        return sql.inTenant(
                        owner.tenant(),
                        connection -> connection.preparedQuery(DELETE).execute(parameters))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Void> wasRead(Owner owner, Instant now) {
        Tuple parameters = Tuple.of(owner.tenant(), owner.personId(), CALENDAR, now.atOffset(ZoneOffset.UTC));
        return sql.inTenant(
                owner.tenant(),
                connection -> connection.preparedQuery(READ).execute(parameters).replaceWithVoid());
    }

    private static LinkView view(Row row) {
        OffsetDateTime read = row.getOffsetDateTime("read_at");
        return new LinkView(
                row.getString("person_id"),
                row.getOffsetDateTime("made_at").toInstant(),
                read == null ? null : read.toInstant());
    }
}
