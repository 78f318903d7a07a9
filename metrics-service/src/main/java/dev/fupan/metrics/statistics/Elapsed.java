package dev.fupan.metrics.statistics;

import java.util.Arrays;

/** Elapsed times in microseconds, as they are collected: a long each, since a funnel over years collects many. */
public final class Elapsed {
    private static final int SMALL = 8;

    private long[] micros = new long[SMALL];
    private int size;

    public void add(long elapsed) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, 2 * size);
        }
        micros[size++] = elapsed;
    }

    public Durations durations() {
        return Durations.sorting(Arrays.copyOf(micros, size));
    }
}
