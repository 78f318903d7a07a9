package dev.fupan.metrics.view;

import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The rows of one generation that a question needs. */
final class NeededRows {
    private static final String JOURNEYS = "select * from journey where tenant = $1 and generation = $2 and ";
    private static final String DEALS = "select * from deal where tenant = $1 and generation = $2 and ";

    private NeededRows() {}

    static Uni<List<Journey>> journeys(SqlConnection connection, String tenant, int generation, Need need) {
        List<String> any = new ArrayList<>();
        if (need.what().contains(Need.Rows.JOURNEYS_ENTERED)) {
            any.add("entry >= $3 and entry < $4");
        }
        if (need.what().contains(Need.Rows.JOURNEYS_SO_FAR)) {
            any.add("entry < $4 and $3::bigint is not null");
        }
        if (need.what().contains(Need.Rows.JOURNEYS_REACHED)) {
            any.add("entry < $4 and last_reached >= $3");
        }
        if (any.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(JOURNEYS + either(any))
                .execute(Tuple.of(tenant, generation, need.fromMicros(), need.toMicros()))
                .map(rows -> {
                    List<Journey> journeys = new ArrayList<>(rows.size());
                    rows.forEach(row -> journeys.add(Rows.journey(row)));
                    return journeys;
                });
    }

    static Uni<List<Deal>> deals(SqlConnection connection, String tenant, int generation, Need need) {
        List<String> any = new ArrayList<>();
        for (Need.Rows rows : need.what()) {
            switch (rows) {
                case DEALS_ENTERED -> any.add("entry >= $3 and entry < $4");
                case DEALS_REACHED -> any.add("entry < $4 and last_reached >= $3");
                case DEALS_DECIDED -> any.add("status in ('WON', 'LOST') and outcome >= $3 and outcome < $4");
                case DEALS_WON_SO_FAR -> any.add("status = 'WON' and outcome < $4 and $3::bigint is not null");
                case DEALS_OPEN -> any.add("status = 'OPEN' and $3::bigint is not null and $4::bigint is not null");
                case JOURNEYS_ENTERED, JOURNEYS_SO_FAR, JOURNEYS_REACHED, ACTIVITIES -> {}
            }
        }
        if (any.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(DEALS + either(any))
                .execute(Tuple.of(tenant, generation, need.fromMicros(), need.toMicros()))
                .map(rows -> {
                    List<Deal> deals = new ArrayList<>(rows.size());
                    rows.forEach(row -> deals.add(Rows.deal(row)));
                    return deals;
                });
    }

    private static String either(List<String> conditions) {
        return "((" + String.join(") or (", conditions) + "))";
    }
}
