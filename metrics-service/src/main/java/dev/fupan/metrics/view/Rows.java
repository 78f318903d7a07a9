package dev.fupan.metrics.view;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code journey} and {@code deal} as a reading gave them. */
final class Rows {
    private Rows() {}

    static Journey journey(Row row) {
        return new Journey(
                new EntityRef(row.getString("kind"), row.getString("id")),
                row.getString("pipeline"),
                row.getBoolean("lead"),
                row.getLong("entry"),
                row.getLong("created"),
                row.getBoolean("before_entry"),
                texts(row, "dims"),
                row.getString("owner_now"),
                row.getInteger("unmapped"),
                row.getBoolean("won"),
                steps(row),
                List.of());
    }

    static Deal deal(Row row) {
        List<String> keyActions = new ArrayList<>();
        ((JsonArray) row.getValue("key_actions")).forEach(action -> keyActions.add(String.valueOf(action)));
        return new Deal(
                row.getString("id"),
                new EntityRef(row.getString("journey_kind"), row.getString("journey_id")),
                row.getString("pipeline"),
                row.getBoolean("implicit"),
                row.getBoolean("incomplete"),
                row.getLong("entry"),
                row.getLong("journey_created"),
                Deal.Status.valueOf(row.getString("status")),
                known(row.getLong("outcome")),
                row.getString("outcome_source"),
                row.getString("outcome_sequence"),
                row.getString("outcome_id"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("reason"),
                row.getString("competitor"),
                row.getString("loss_node"),
                row.getString("stage"),
                row.getInteger("items"),
                keyActions,
                texts(row, "dims"),
                texts(row, "entry_dims"),
                row.getString("owner_now"),
                row.getInteger("unmapped"),
                steps(row));
    }

    private static Steps steps(Row row) {
        return new Steps(
                longs(row.getArrayOfLongs("own")),
                row.getArrayOfStrings("owners"),
                longs(row.getArrayOfLongs("strict")),
                row.getArrayOfStrings("strict_owners"),
                amounts((JsonArray) row.getValue("amounts")));
    }

    private static Map<String, String> texts(Row row, String column) {
        JsonObject object = row.getJsonObject(column);
        Map<String, String> texts = new HashMap<>();
        object.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }

    // Amounts are written as JSON strings, since a JSON number would come back as a double.
    private static List<Map<String, BigDecimal>> amounts(JsonArray steps) {
        List<Map<String, BigDecimal>> amounts = new ArrayList<>(steps.size());
        for (Object step : steps) {
            Map<String, BigDecimal> ofStep = new HashMap<>();
            ((JsonObject) step)
                    .forEach(entry -> ofStep.put(entry.getKey(), new BigDecimal(String.valueOf(entry.getValue()))));
            amounts.add(ofStep);
        }
        return amounts;
    }

    private static long[] longs(@Nullable Long[] values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            longs[i] = known(values[i]);
        }
        return longs;
    }

    private static long known(@Nullable Long micros) {
        return micros == null ? Steps.NEVER : micros;
    }
}
