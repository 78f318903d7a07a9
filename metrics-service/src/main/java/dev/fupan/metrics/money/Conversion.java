package dev.fupan.metrics.money;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A sum in one currency of amounts in many; each at the rate of its day, rounded once at the end. */
public final class Conversion {
    private final Rates rates;
    private final String currency;
    private BigDecimal sum = BigDecimal.ZERO;
    private int missing;
    private int added;

    public Conversion(Rates rates, String currency) {
        this.rates = rates;
        this.currency = currency;
    }

    public void add(String from, LocalDate day, BigDecimal amount) {
        BigDecimal rate = rates.on(day, from, currency);
        if (rate == null) {
            missing++;
        } else {
            sum = sum.add(amount.multiply(rate));
            added++;
        }
    }

    public BigDecimal rounded() {
        return MoneyBag.round(sum, currency);
    }

    /** The sum for each of n, rounded once. */
    public BigDecimal per(long n) {
        return MoneyBag.divide(sum, n, currency);
    }

    /** How many amounts are in the sum. */
    public int added() {
        return added;
    }

    /** How many amounts had no rate and were left out. */
    public int missing() {
        return missing;
    }
}
