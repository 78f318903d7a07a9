package dev.fupan.metrics.view;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Compares the rows of one generation, all of which an answer may hold as well, with what a reading of the sets gives. */
final class RowCheck {
    private static final int SHOWN = 20;

    private static final String JOURNEYS = "select * from journey where tenant = $1 and generation = $2";
    private static final String DEALS = "select * from deal where tenant = $1 and generation = $2";

    private final SqlConnection connection;
    private final String tenant;
    private final int generation;
    private final Reading reading;
    private final Map<String, Object> rows = new HashMap<>();
    private final List<String> differing = new ArrayList<>();
    private long journeys;
    private long deals;

    RowCheck(SqlConnection connection, String tenant, int generation, Reading reading) {
        this.connection = connection;
        this.tenant = tenant;
        this.generation = generation;
        this.reading = reading;
    }

    Uni<Drift> check(Envelope envelope) {
        return collect(JOURNEYS, row -> {
                    Journey journey = Rows.journey(row);
                    rows.put(name(journey), journey);
                })
                .chain(() -> collect(DEALS, row -> {
                    Deal deal = Rows.deal(row);
                    rows.put(name(deal), deal);
                }))
                .chain(() -> Clusters.walk(connection, tenant, this::compare))
                .map(done -> {
                    differing.addAll(rows.keySet()); // no event says anything of these
                    return new Drift(
                            envelope.position(),
                            envelope.rebuilding(),
                            journeys,
                            deals,
                            differing.size(),
                            List.copyOf(differing.subList(0, Math.min(SHOWN, differing.size()))));
                });
    }

    private Uni<Void> collect(String query, Consumer<Row> to) {
        return connection
                .preparedQuery(query)
                .execute(Tuple.of(tenant, generation))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(found -> found.forEach(to))
                .replaceWithVoid();
    }

    private void compare(List<EntitySet> sets) {
        for (Journey journey : reading.journeys(Parties.of(sets, Cut.LIVE))) {
            journeys++;
            note(name(journey), journey.alone());
            for (Deal deal : journey.deals()) {
                deals++;
                note(name(deal), deal);
            }
        }
    }

    private void note(String name, Object read) {
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
