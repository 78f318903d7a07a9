package dev.fupan.metrics.view;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the rows of one generation with what a reading of the sets gives, chunk by chunk. */
final class RowCheck {
    private static final int SHOWN = 20;

    // look-ups by key, see Clusters
    private static final String JOURNEYS = """
            select j.* from unnest($3::text[], $4::text[]) m (kind, id)
            cross join lateral (
                select * from journey s
                where s.tenant = $1 and s.generation = $2 and s.kind = m.kind and s.id = m.id offset 0) j""";
    private static final String DEALS = """
            select d.* from unnest($3::text[]) m (id)
            cross join lateral (
                select * from deal s where s.tenant = $1 and s.generation = $2 and s.id = m.id offset 0) d""";
    private static final String COUNT = """
            select (select count(*) from journey where tenant = $1 and generation = $2)
                + (select count(*) from deal where tenant = $1 and generation = $2)""";

    private final SqlConnection connection;
    private final String tenant;
    private final int generation;
    private final Reading reading;
    private final List<String> differing = new ArrayList<>();
    private long journeys;
    private long deals;
    private long seen;

    RowCheck(SqlConnection connection, String tenant, int generation, Reading reading) {
        this.connection = connection;
        this.tenant = tenant;
        this.generation = generation;
        this.reading = reading;
    }

    Uni<Drift> check(Envelope envelope) {
        return Clusters.walk(connection, tenant, this::chunk)
                .chain(() -> connection.preparedQuery(COUNT).execute(Tuple.of(tenant, generation)))
                .map(rows -> {
                    long orphans = rows.iterator().next().getLong(0) - seen;
                    return new Drift(
                            envelope.position(),
                            envelope.rebuilding(),
                            journeys,
                            deals,
                            differing.size() + orphans,
                            List.copyOf(differing.subList(0, Math.min(SHOWN, differing.size()))));
                });
    }

    private Uni<Void> chunk(List<EntitySet> sets) {
        String[] kinds = sets.stream().map(set -> set.entity().kind()).toArray(String[]::new);
        String[] ids = sets.stream().map(set -> set.entity().id()).toArray(String[]::new);
        Map<String, Object> rows = new HashMap<>();
        return connection
                .preparedQuery(JOURNEYS)
                .execute(Tuple.of(tenant, generation, kinds, ids))
                .invoke(found -> collect(found, rows, true))
                .chain(() -> connection.preparedQuery(DEALS).execute(Tuple.of(tenant, generation, ids)))
                .invoke(found -> collect(found, rows, false))
                .invoke(() -> compare(sets, rows))
                .replaceWithVoid();
    }

    private static void collect(RowSet<Row> found, Map<String, Object> rows, boolean ofJourneys) {
        for (Row row : found) {
            if (ofJourneys) {
                Journey journey = Rows.journey(row);
                rows.put(name(journey), journey);
            } else {
                Deal deal = Rows.deal(row);
                rows.put(name(deal), deal);
            }
        }
    }

    private void compare(List<EntitySet> sets, Map<String, Object> rows) {
        seen += rows.size();
        for (Journey journey : reading.journeys(Parties.of(sets, Cut.LIVE))) {
            journeys++;
            note(name(journey), journey.alone(), rows);
            for (Deal deal : journey.deals()) {
                deals++;
                note(name(deal), deal, rows);
            }
        }
        differing.addAll(rows.keySet());
    }

    private void note(String name, Object read, Map<String, Object> rows) {
        if (!read.equals(rows.remove(name))) {
            differing.add(name);
        }
    }

    private static String name(Journey journey) {
        return "journey " + journey.entity().kind() + " " + journey.entity().id();
    }

    private static String name(Deal deal) {
        return "deal " + deal.id();
    }
}
