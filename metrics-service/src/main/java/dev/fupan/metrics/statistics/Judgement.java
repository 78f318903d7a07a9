package dev.fupan.metrics.statistics;

/** What may be said of the difference of two rates; {@link Comparison#judge} defines it. */
public enum Judgement {
    SIGNAL,
    NOISE,
    NOT_ENOUGH_DATA
}
