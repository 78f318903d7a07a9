package dev.fupan.metrics.drift;

import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What differs between stored rows and a reading of the sets up to the same position.
 *
 * @param differing names of rows that are missing, superfluous or different; at most {@value #SHOWN}
 */
record Drift(long journeys, long deals, long drift, List<String> differing) {
    static final int SHOWN = 20;

    static Drift between(Snapshot rows, Snapshot sets) {
        List<String> differing = new ArrayList<>();
        differing.addAll(differing(rows.journeys(), sets.journeys(), Drift::name, Journey::alone));
        differing.addAll(differing(rows.deals(), sets.deals(), deal -> "deal " + deal.id(), Function.identity()));
        return new Drift(
                sets.journeys().size(),
                sets.deals().size(),
                differing.size(),
                List.copyOf(differing.subList(0, Math.min(SHOWN, differing.size()))));
    }

    private static String name(Journey journey) {
        return "journey " + journey.entity().kind() + " " + journey.entity().id();
    }

    private static <T> List<String> differing(
            List<T> rows, List<T> read, Function<T, String> name, Function<T, T> stored) {
        Map<String, T> known = new HashMap<>();
        rows.forEach(row -> known.put(name.apply(row), row));
        List<String> differing = new ArrayList<>();
        for (T each : read) {
            T row = known.remove(name.apply(each));
            if (row == null || !stored.apply(each).equals(stored.apply(row))) {
                differing.add(name.apply(each));
            }
        }
        differing.addAll(known.keySet());
        return differing;
    }
}
