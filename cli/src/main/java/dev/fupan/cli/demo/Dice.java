package dev.fupan.cli.demo;

import java.time.Duration;
import java.util.List;

/**
 * Chance that comes out the same every time: a SplitMix64 of our own, since the library's distributions may change
 * between Java versions and the demo's bytes must not.
 */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** Dice of their own for each path, so that one life's throws never move another's. */
    Dice(long seed, long... path) {
        state = mix(seed + GOLDEN);
        for (long step : path) {
            state = mix(state ^ mix(step + GOLDEN));
        }
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }

    /** From 0 to 1, without 1. */
    double unit() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    int below(int bound) {
        return (int) (unit() * bound);
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    <T> T pick(List<T> of) {
        return of.get(below(of.size()));
    }

    /** An index, as often as its weight says. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** A log-normal length of time: most are near the median, some are several times as long. */
    Duration around(Duration median, double spread) {
        double factor = StrictMath.exp(spread * normal());
        return Duration.ofSeconds((long) (median.toSeconds() * factor));
    }

    private double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** How many of something that happens {@code mean} times on average. */
    int poisson(double mean) {
        if (mean > 30) {
            return Math.max(0, (int) StrictMath.round(mean + StrictMath.sqrt(mean) * normal()));
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }
}
