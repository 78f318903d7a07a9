package dev.fupan.metrics.statistics;

/** A closed interval of plausible values of a rate or of a difference of rates. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not exceed high: " + low + ", " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public double width() {
        return high - low;
    }
}
