package dev.fupan.metrics.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;

/** A running, exact sum per currency. */
public final class MoneyBag {
    private static final int USUAL_DIGITS = 2;

    private final SortedMap<String, BigDecimal> sums = new TreeMap<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();

    public void add(String currency, BigDecimal amount) {
        sums.merge(currency, amount, BigDecimal::add);
        counts.merge(currency, 1L, Long::sum);
    }

    /** By currency; only those that were added. */
    public SortedMap<String, BigDecimal> amounts() {
        return new TreeMap<>(sums);
    }

    /** How many amounts were added, by currency. */
    public SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** Rounded half up to the currency's minor unit of ISO 4217; two digits for a currency without one. */
    public static BigDecimal round(BigDecimal amount, String currency) {
        return amount.setScale(digits(currency), RoundingMode.HALF_UP);
    }

    /** The amount for each of n, rounded once. */
    public static BigDecimal divide(BigDecimal amount, long n, String currency) {
        return amount.divide(BigDecimal.valueOf(n), digits(currency), RoundingMode.HALF_UP);
    }

    static int digits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? USUAL_DIGITS : digits;
        } catch (IllegalArgumentException unknown) {
            return USUAL_DIGITS;
        }
    }
}
