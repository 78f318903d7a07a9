package dev.fupan.metrics.pack;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A frozen number that is another now.
 *
 * @param announced what was told of it last; the frozen value at first
 * @param causes ids of the first events behind the change, {@code causeCount} of all
 */
record Restatement(
        String numberKey,
        @Nullable String frozen,
        @Nullable String announced,
        @Nullable String current,
        List<String> causes,
        long causeCount) {

    /** It is what it was when it was frozen. */
    boolean withdrawn() {
        return Objects.equals(frozen, current);
    }

    Restatement because(List<String> events, int most) {
        List<String> named = List.copyOf(events.subList(0, Math.min(most, events.size())));
        return new Restatement(numberKey, frozen, announced, current, named, events.size());
    }
}
