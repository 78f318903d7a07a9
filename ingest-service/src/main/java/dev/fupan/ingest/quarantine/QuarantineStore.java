package dev.fupan.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.QuarantineHeaders;
import dev.fupan.contracts.Topics;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of quarantine. */
@ApplicationScoped
class QuarantineStore {

    private static final String KEEP = """
            insert into quarantined (tenant, origin, reason, event_id, source, type, headers, data, received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (tenant, origin, reason) do nothing
            """;

    private static final String COLUMNS =
            " id, reason, event_id, source, type, origin, received_at, octet_length(data)::bigint as bytes, state,"
                    + " decided_at, headers ";

    private static final String LIST = "select" + COLUMNS + """
            from quarantined
            where tenant = $1 and id > $2 and state = $3 and ($4 = '' or reason = $4)
            order by id limit $5
            """;

    private static final String MATCHING = "select" + COLUMNS + """
            from quarantined
            where tenant = $1 and id > $2 and state = 'waiting' and ($3 = '' or reason = $3) and ($4 = '' or type = $4)
                and received_at >= $5 and received_at < $6
            order by id limit $7
            """;

    private static final OffsetDateTime ALWAYS = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private static final String WAITING = """
            select reason, count(*) as waiting from quarantined
            where tenant = $1 and state = 'waiting' group by reason order by reason
            """;

    private static final String ONE = "select" + COLUMNS + ", data from quarantined where tenant = $1 and id = $2";

    private static final String DECIDE =
            "update quarantined set state = $3, decided_at = $4 where tenant = $1 and id = $2 returning" + COLUMNS;

    private final TenantSql sql;
    private final Outbox outbox;

    QuarantineStore(TenantSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    Uni<Void> keep(String tenant, List<Quarantined> events) {
        List<Tuple> rows = new ArrayList<>();
        for (Quarantined event : events)
            rows.add(Tuple.from(new Object[] {
                tenant,
                event.origin(),
                event.reason(),
                event.header(CeHeaders.ID),
                event.header(CeHeaders.SOURCE),
                event.header(CeHeaders.TYPE),
                new JsonObject(new LinkedHashMap<>(event.headers())).encode(),
                Buffer.buffer(event.data()),
                event.receivedAt().atOffset(ZoneOffset.UTC)
            }));
        return sql.inTenant(tenant, connection -> connection.preparedQuery(KEEP).executeBatch(rows))
                .replaceWithVoid();
    }

    Uni<List<QuarantineView>> list(String tenant, long after, String state, String reason, int limit) {
        Tuple parameters = Tuple.of(tenant, after, state, reason, limit);
        return sql.inTenant(tenant, connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(QuarantineStore::views);
    }

    /** What waits and is selected, in the order in which it came here. */
    Uni<List<QuarantineView>> matching(String tenant, long after, RedriveMany.Selection selection, int limit) {
        Tuple parameters = Tuple.from(new Object[] {
            tenant,
            after,
            selection.reason() == null ? "" : selection.reason(),
            selection.type() == null ? "" : selection.type(),
            selection.from() == null ? ALWAYS : selection.from().atOffset(ZoneOffset.UTC),
            selection.to() == null ? NEVER : selection.to().atOffset(ZoneOffset.UTC),
            limit
        });
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(MATCHING).execute(parameters))
                .map(QuarantineStore::views);
    }

    private static List<QuarantineView> views(RowSet<Row> rows) {
        List<QuarantineView> views = new ArrayList<>();
        for (Row row : rows) views.add(QuarantineView.of(row));
        return views;
    }

    Uni<List<QuarantineView.Count>> waiting(String tenant) {
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(WAITING).execute(Tuple.of(tenant)))
                .map(rows -> {
                    List<QuarantineView.Count> counts = new ArrayList<>();
                    for (Row row : rows)
                        counts.add(new QuarantineView.Count(row.getString("reason"), row.getLong("waiting")));
                    return counts;
                });
    }

    /** Null when the tenant has no such event. */
    Uni<@Nullable Row> find(String tenant, long id) {
        return sql.inTenant(tenant, connection -> connection.preparedQuery(ONE).execute(Tuple.of(tenant, id)))
                .map(QuarantineStore::firstOrNull);
    }

    /** Sends a waiting event again, as it came or corrected; null when the tenant has no such event. */
    Uni<@Nullable QuarantineView> redrive(String tenant, long id, byte[] corrected, Instant now) {
        return decide(tenant, id, "redriven", now, row -> Redrive.record(tenant, row, corrected, now));
    }

    /** Puts a waiting event away; null when the tenant has no such event. */
    Uni<@Nullable QuarantineView> discard(String tenant, long id, Instant now) {
        return decide(tenant, id, "discarded", now, row -> null);
    }

    /**
     * Decides about a waiting event under its row's lock, and tells those who count what waits; what {@code decision}
     * throws leaves it waiting.
     *
     * @param decision gets the row and says what is sent, null for nothing
     */
    private Uni<@Nullable QuarantineView> decide(
            String tenant, long id, String state, Instant now, Function<Row, @Nullable OutgoingRecord> decision) {
        return sql.inTenant(tenant, connection -> connection
                        .preparedQuery(ONE + " for update")
                        .execute(Tuple.of(tenant, id))
                        .chain(rows -> {
                            Row row = firstOrNull(rows);
                            if (row == null) return Uni.createFrom().nullItem();
                            mustWait(row);
                            OutgoingRecord sent = decision.apply(row);
                            OutgoingRecord told = decided(tenant, row, state);
                            List<OutgoingRecord> records = sent == null ? List.of(told) : List.of(sent, told);
                            return outbox.append(connection, records)
                                    .chain(() -> connection
                                            .preparedQuery(DECIDE)
                                            .execute(Tuple.of(tenant, id, state, now.atOffset(ZoneOffset.UTC))))
                                    .map(decided ->
                                            QuarantineView.of(decided.iterator().next()));
                        }))
                .invoke(outbox::nudge);
    }

    private static void mustWait(Row row) {
        String state = row.getString("state");
        if (!state.equals("waiting"))
            throw ProblemType.CONFLICT
                    .because("This event has been " + state + " already.")
                    .asException();
    }

    private static OutgoingRecord decided(String tenant, Row row, String state) {
        Map<String, String> headers = Map.of(
                CeHeaders.TENANT_ID,
                tenant,
                QuarantineHeaders.ORIGIN,
                row.getString("origin"),
                QuarantineHeaders.REASON,
                row.getString("reason"),
                QuarantineHeaders.STATE,
                state);
        return new OutgoingRecord(tenant, Topics.CRM_QUARANTINE, tenant, headers, "{}".getBytes(UTF_8));
    }

    static byte[] data(Row row) {
        return row.getBuffer("data").getBytes();
    }

    private static @Nullable Row firstOrNull(RowSet<Row> rows) {
        var all = rows.iterator();
        return all.hasNext() ? all.next() : null;
    }
}
