package dev.fupan.metrics.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A running, exact sum per currency. */
public final class MoneyBag {
    private static final int USUAL_DIGITS = 2;

    private static final class Sum {
        private final String currency;
        private BigDecimal amount;
        private long count = 1;

        private Sum(String currency, BigDecimal amount) {
            this.currency = currency;
            this.amount = amount;
        }
    }

    private final SortedMap<String, Sum> sums = new TreeMap<>();
    // Amounts of one currency usually come one after the other.
    private @Nullable Sum last;

    public void add(String currency, BigDecimal amount) {
        Sum sum = last != null && last.currency.equals(currency) ? last : sums.get(currency);
        if (sum == null) {
            sum = new Sum(currency, amount);
            sums.put(currency, sum);
        } else {
            sum.amount = sum.amount.add(amount);
            sum.count++;
        }
        last = sum;
    }

    /** By currency; only those that were added. */
    public SortedMap<String, BigDecimal> amounts() {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        sums.forEach((currency, sum) -> amounts.put(currency, sum.amount));
        return amounts;
    }

    /** How many amounts were added, by currency. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        sums.forEach((currency, sum) -> counts.put(currency, sum.count));
        return counts;
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
