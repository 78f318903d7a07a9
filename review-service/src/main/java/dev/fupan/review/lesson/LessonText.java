package dev.fupan.review.lesson;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lesson says.
 *
 * @param kind {@code success}, it worked, or {@code failure}, it did not
 * @param scene where it applies
 * @param replicablePoint what to do again, or never
 * @param scope whom it concerns, by dimension; empty = everyone
 * @param published whether it may be read beyond those who sell
 */
record LessonText(
        String kind,
        String content,
        @Nullable String scene,
        @Nullable String replicablePoint,
        Map<String, String> scope,
        boolean published) {

    static final Set<String> KINDS = Set.of("success", "failure");

    LessonText {
        scope = Map.copyOf(scope);
        if (scene == null && replicablePoint == null)
            throw new IllegalArgumentException("a lesson that applies nowhere and repeats nothing");
    }

    /** What it is found by. */
    String words() {
        String told = content + '\n' + (scene == null ? "" : scene) + '\n';
        String point = replicablePoint == null ? "" : replicablePoint;
        return told + point + '\n' + String.join("\n", scope.values());
    }

    Map<String, String> sortedScope() {
        return new TreeMap<>(scope);
    }
}
