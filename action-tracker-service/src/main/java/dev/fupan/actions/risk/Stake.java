package dev.fupan.actions.risk;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is known of an action's worth and of how far it has come.
 *
 * <p>What a problem costs is not known to the tracker (decision 0100). In its place: an action counts whole when a
 * review agreed it on a problem or cause and it says to what degree it must come; half for each of the two that it
 * lacks.
 *
 * @param linked it answers a problem or a cause
 * @param hasDegree it says how far it must come, in words or by a criterion
 * @param openGap how much of that is still missing: 0 = reached, 1 = all of it, or not measured yet
 * @param blocked its owner cannot go on
 */
public record Stake(boolean linked, boolean hasDegree, BigDecimal openGap, boolean blocked) {

    static final int DIGITS = 4;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Stake {
        requireNonNull(openGap, "openGap");
        if (openGap.signum() < 0 || openGap.compareTo(BigDecimal.ONE) > 0)
            throw new IllegalArgumentException("a share is from 0 to 1, not " + openGap);
    }

    /** The part of one whole gap that this action still has to close, from 0 to 1. */
    public BigDecimal gapShare() {
        BigDecimal share = openGap;
        if (!linked) share = share.multiply(HALF);
        if (!hasDegree) share = share.multiply(HALF);
        return share;
    }

    /**
     * The expected value at risk, from 0 to 1, to four digits.
     *
     * @param miss the probability of {@link Miss}; being blocked takes half of what could still go well
     */
    public BigDecimal atRisk(BigDecimal miss) {
        BigDecimal probability = blocked ? miss.add(BigDecimal.ONE).multiply(HALF) : miss;
        return gapShare().multiply(probability).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
