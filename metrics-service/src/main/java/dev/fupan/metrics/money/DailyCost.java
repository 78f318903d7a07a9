package dev.fupan.metrics.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The part of costs that falls into a period, when each cost spreads evenly over its days, both ends included.
 *
 * <p>The sum is an exact fraction; only what is read from it is rounded.
 */
public final class DailyCost {
    private final LocalDate from;
    private final LocalDate to;
    private BigDecimal numerator = BigDecimal.ZERO;
    private BigInteger denominator = BigInteger.ONE;

    /** @param to end of the period, not included */
    public DailyCost(LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
    }

    /** @param lastDay the last day of the cost, included */
    public void add(LocalDate firstDay, LocalDate lastDay, BigDecimal amount) {
        LocalDate begin = firstDay.isBefore(from) ? from : firstDay;
        LocalDate end = lastDay.plusDays(1).isAfter(to) ? to : lastDay.plusDays(1);
        long inside = ChronoUnit.DAYS.between(begin, end);
        long all = ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
        if (inside <= 0 || all <= 0) {
            return;
        }
        BigInteger days = BigInteger.valueOf(all);
        BigDecimal part = amount.multiply(BigDecimal.valueOf(inside)).multiply(new BigDecimal(denominator));
        numerator = numerator.multiply(new BigDecimal(days)).add(part);
        denominator = denominator.multiply(days);
        BigInteger common = numerator.scale() <= 0
                ? numerator.toBigIntegerExact().gcd(denominator)
                : numerator.unscaledValue().gcd(denominator);
        if (common.compareTo(BigInteger.ONE) > 0) {
            numerator = numerator.divide(new BigDecimal(common));
            denominator = denominator.divide(common);
        }
    }

    public BigDecimal rounded(String currency) {
        return per(1, currency);
    }

    /** The cost for each of n. */
    public BigDecimal per(long n, String currency) {
        BigDecimal divisor = new BigDecimal(denominator.multiply(BigInteger.valueOf(n)));
        return numerator.divide(divisor, MoneyBag.digits(currency), RoundingMode.HALF_UP);
    }
}
