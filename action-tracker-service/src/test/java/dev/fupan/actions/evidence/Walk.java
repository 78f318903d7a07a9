package dev.fupan.actions.evidence;

import java.util.function.BiPredicate;

/** The exact chances of a rule that looks after every unit: forward recursion over the number of successes. */
final class Walk {

    private final double[] stoppedAt;

    private Walk(double[] stoppedAt) {
        this.stoppedAt = stoppedAt;
    }

    /** The chance of stopping by {@code stop} at each n, when {@code other} may end the walk as well. */
    static Walk until(int last, double rate, BiPredicate<Integer, Integer> stop, BiPredicate<Integer, Integer> other) {
        double[] alive = new double[last + 1];
        double[] stopped = new double[last + 1];
        alive[0] = 1;
        for (int n = 1; n <= last; n++) {
            for (int k = n; k >= 0; k--) {
                double reached = alive[k] * (1 - rate) + (k == 0 ? 0 : alive[k - 1] * rate);
                boolean stops = reached > 0 && stop.test(n, k);
                if (stops) stopped[n] += reached;
                alive[k] = stops || reached > 0 && other.test(n, k) ? 0 : reached;
            }
        }
        return new Walk(stopped);
    }

    double by(int n) {
        double sum = 0;
        for (int i = 1; i <= n; i++) sum += stoppedAt[i];
        return sum;
    }

    /** The first n by which half of all walks have stopped. */
    int median() {
        double sum = 0;
        for (int n = 1; n < stoppedAt.length; n++) {
            sum += stoppedAt[n];
            if (sum >= 0.5) return n;
        }
        throw new IllegalStateException("half of them never stop");
    }
}
