package dev.fupan.ingest.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who stands above whom, managers or parent teams. */
final class Chain {

    private Chain() {}

    /** The circle that would close if {@code above} stood above {@code id}, from id to id; empty when none would. */
    static List<String> circle(String id, @Nullable String above, Map<String, String> aboveOf) {
        List<String> steps = new ArrayList<>(List.of(id));
        String next = above;
        // what is there has no circle, so without id among them the steps end
        while (next != null && steps.size() <= aboveOf.size() + 1) {
            steps.add(next);
            if (next.equals(id)) return steps;
            next = aboveOf.get(next);
        }
        return List.of();
    }
}
