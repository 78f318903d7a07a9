package dev.fupan.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of a few rounds: one disturbed round moves a mean, not a median. */
public final class Median {

    private Median() {}

    public static <T> double of(List<T> rounds, ToDoubleFunction<T> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no rounds");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
