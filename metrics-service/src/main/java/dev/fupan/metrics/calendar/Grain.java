package dev.fupan.metrics.calendar;

/** A calendar unit that a period can be broken into. */
public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR
}
