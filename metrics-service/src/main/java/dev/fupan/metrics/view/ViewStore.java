package dev.fupan.metrics.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Move;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.kpi.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is known from PostgreSQL, each question in one repeatable-read snapshot. */
@ApplicationScoped
class ViewStore implements Views, SelfCheck, Additions {
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final String FOR_READER = """
            select set_config('app.tenant', $1, true), set_config('app.person', $2, true),
                set_config('app.owners', $3, true)""";

    private static final String STATE = """
            select t.part, t.position, t.append_micros, t.revision, t.counted, t.duplicates, t.conflicts,
                (select count(*) from quarantined q where q.tenant = t.tenant and not q.decided) as quarantined,
                t.time_assumed, t.corrections, g.number, g.configuration::text as configuration,
                exists (select from generation b where b.tenant = t.tenant and b.state = 'building') as rebuilding
            from tenant t left join generation g on g.tenant = t.tenant and g.state = 'serving'
            where t.tenant = $1""";

    private static final String FACTS =
            "select kind, id, events from entity_set where tenant = $1 and kind in ('target', 'rate', 'cost')";

    private static final String NAMES = "select id, standing from customer_name where tenant = $1";

    private static final String OTHERS = """
            select kind, id, events from entity_set
            where tenant = $1 and kind in ('target', 'rate', 'cost', 'workspace', 'ticket')""";

    private static final String CLUSTER = """
            select o.kind, o.id, o.events from entity_set e
            join entity_set o on o.tenant = e.tenant and o.cluster = e.cluster
            where e.tenant = $1 and e.kind = $2 and e.id = $3
            union all
            select kind, id, events from entity_set where tenant = $1 and kind = 'workspace'""";

    private static final String OPEN = """
            select from journey where tenant = $1 and generation = $2 and kind = $3 and id = $4
            union all
            select from deal where tenant = $1 and generation = $2 and $3 = 'opportunity' and id = $4""";

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String TENANTS = "select tenant from tenant order by tenant";

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final Pool pool;

    ViewStore(Pool pool) {
        this.pool = pool;
    }

    /** The state of a tenant and the configuration that its rows were read with. */
    private record State(Envelope envelope, WorkspaceConfiguration configuration) {
        static final State UNKNOWN = new State(
                new Envelope(-1, -1, null, 0, 0, false, Envelope.Quality.NONE, "journeys"),
                WorkspaceConfiguration.standard());
    }

    @Override
    public Uni<Envelope> envelope(String tenant) {
        return inSnapshot(tenant, null, connection -> state(connection, tenant)).map(State::envelope);
    }

    @Override
    public Uni<Known> known(String tenant, Need need, Cut cut) {
        return inSnapshot(tenant, need.reader(), connection -> state(connection, tenant)
                .chain(state -> cut.isLive() && !need.what().contains(Need.Rows.ACTIVITIES)
                        ? fromRows(connection, tenant, need, state)
                        : fromSets(connection, tenant, need, cut, state)));
    }

    @Override
    public Uni<List<Move>> history(String tenant, EntityRef entity, Cut cut, @Nullable OwnRows reader) {
        return inSnapshot(tenant, reader, connection -> state(connection, tenant)
                .chain(state -> isOpen(connection, tenant, state.envelope().generation(), entity, reader))
                .chain(open -> open
                        ? moves(connection, tenant, entity, cut)
                        : Uni.createFrom().item(List.of())));
    }

    // Events have no owner that a policy could look at; the row that was read from them has.
    private static Uni<Boolean> isOpen(
            SqlConnection connection, String tenant, int generation, EntityRef entity, @Nullable OwnRows reader) {
        return reader == null
                ? Uni.createFrom().item(true)
                : connection
                        .preparedQuery(OPEN)
                        .execute(Tuple.of(tenant, generation, entity.kind(), entity.id()))
                        .map(rows -> rows.size() > 0);
    }

    private static Uni<List<Move>> moves(SqlConnection connection, String tenant, EntityRef entity, Cut cut) {
        return connection
                .preparedQuery(CLUSTER)
                .execute(Tuple.of(tenant, entity.kind(), entity.id()))
                .map(rows -> {
                    List<EntitySet> sets = Clusters.sets(rows);
                    WorkspaceConfiguration configuration = SetReading.configuration(sets, cut);
                    return new Reading(configuration).history(Parties.of(sets, cut), entity);
                });
    }

    @Override
    public Uni<Added> since(String tenant, long position) {
        return inSnapshot(tenant, null, connection -> state(connection, tenant).chain(state -> connection
                .preparedQuery(OTHERS)
                .execute(Tuple.of(tenant))
                .chain(rows -> {
                    List<EntitySet> others = Clusters.sets(rows);
                    long last = state.envelope().position();
                    SetScan scan = new SetScan(Need.EVERYTHING, Cut.LIVE.upTo(last), others);
                    List<List<EntitySet>> added = new ArrayList<>();
                    return Clusters.each(connection, tenant, cluster -> {
                                scan.read(cluster);
                                if (cluster.stream()
                                        .anyMatch(set -> set.events().reachesBeyond(position))) {
                                    added.add(cluster);
                                }
                            })
                            .map(done -> new Added(
                                    new Known(scan.snapshot(), state.envelope().answeredBy("sets", last)),
                                    added,
                                    others));
                })));
    }

    @Override
    public Uni<Drift> drift(String tenant) {
        return inSnapshot(tenant, null, connection -> state(connection, tenant).chain(state -> new RowCheck(
                        connection, tenant, state.envelope().generation(), new Reading(state.configuration()))
                .check(state.envelope())));
    }

    @Override
    public Uni<List<String>> tenants() {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.query(TENANTS).execute())
                .map(rows -> {
                    List<String> tenants = new ArrayList<>();
                    rows.forEach(row -> tenants.add(row.getString(0)));
                    return tenants;
                }));
    }

    private <T> Uni<T> inSnapshot(String tenant, @Nullable OwnRows reader, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .query(ONE_SNAPSHOT)
                .execute()
                .chain(() -> connection
                        .preparedQuery(FOR_READER)
                        .execute(Tuple.of(tenant, OwnRows.personOf(reader), OwnRows.ownersOf(reader))))
                .chain(() -> work.apply(connection)));
    }

    private static Uni<State> state(SqlConnection connection, String tenant) {
        return connection.preparedQuery(STATE).execute(Tuple.of(tenant)).map(rows -> {
            for (Row row : rows) {
                return state(row);
            }
            return State.UNKNOWN;
        });
    }

    private Uni<Known> fromRows(SqlConnection connection, String tenant, Need need, State state) {
        Map<String, String> names = new HashMap<>();
        List<EntitySet> facts = new ArrayList<>();
        List<Journey> journeys = new ArrayList<>();
        List<Deal> deals = new ArrayList<>();
        int generation = state.envelope().generation();
        return connection
                .preparedQuery(FACTS)
                .execute(Tuple.of(tenant))
                .invoke(rows -> facts.addAll(Clusters.sets(rows)))
                .chain(() -> connection.preparedQuery(NAMES).execute(Tuple.of(tenant)))
                .invoke(rows -> rows.forEach(row -> names.put(row.getString(0), row.getString(1))))
                .chain(() -> NeededRows.journeys(connection, tenant, generation, need))
                .invoke(journeys::addAll)
                .chain(() -> NeededRows.deals(connection, tenant, generation, need))
                .invoke(deals::addAll)
                .map(rows -> new Known(
                        new Snapshot(
                                state.configuration(), journeys, deals, Customers.of(names), Facts.of(facts, Cut.LIVE)),
                        state.envelope()));
    }

    private Uni<Known> fromSets(SqlConnection connection, String tenant, Need need, Cut cut, State state) {
        return connection.preparedQuery(OTHERS).execute(Tuple.of(tenant)).chain(others -> {
            SetScan scan = new SetScan(need, cut, Clusters.sets(others));
            return Clusters.walk(connection, tenant, scan::read)
                    .map(done -> new Known(scan.snapshot(), state.envelope().answeredBy("sets", cut.position())));
        });
    }

    private static State state(Row row) {
        Long appended = row.getLong("append_micros");
        Envelope.Quality quality = new Envelope.Quality(
                row.getLong("counted"),
                row.getLong("duplicates"),
                row.getLong("conflicts"),
                row.getLong("quarantined"),
                row.getLong("time_assumed"),
                row.getLong("corrections"));
        Instant appendedAt = appended == null ? null : Cut.instant(appended);
        Integer generation = row.getInteger("number");
        return new State(
                new Envelope(
                        row.getInteger("part"),
                        row.getLong("position"),
                        appendedAt,
                        row.getLong("revision"),
                        generation == null ? 0 : generation,
                        row.getBoolean("rebuilding"),
                        quality,
                        "journeys"),
                configuration(row.getString("configuration")));
    }

    private static WorkspaceConfiguration configuration(@Nullable String json) {
        try {
            return json == null
                    ? WorkspaceConfiguration.standard()
                    : JSON.readValue(json, WorkspaceConfiguration.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored configuration cannot be read", e);
        }
    }
}
