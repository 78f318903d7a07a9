package dev.fupan.actions.evidence;

/**
 * The rates against which there is no decisive evidence: bounds that hold at every look at once, each with
 * probability 95 %.
 */
public record ConfidenceSequence(double low, double high) {

    private static final int HALVINGS = 60;

    public static ConfidenceSequence of(long n, long k) {
        return new ConfidenceSequence(1 - upper(n, n - k), upper(n, k));
    }

    // Evidence of a lower rate than p grows with p above the measured rate, so there is one crossing.
    private static double upper(long n, long k) {
        if (n == k) return 1;
        double below = (double) k / n;
        double above = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (below + above) / 2;
            if (middle <= 0 || middle >= 1) break;
            if (EProcess.low(n, k, middle) < EvidenceJudge.DECISIVE) below = middle;
            else above = middle;
        }
        return below;
    }
}
