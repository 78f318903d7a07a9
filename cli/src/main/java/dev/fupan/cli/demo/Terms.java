package dev.fupan.cli.demo;

import dev.fupan.cli.demo.Company.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an offer says: amount, currency and discount. Revised in place, since a deal has one offer at a time. */
final class Terms {

    private final BigDecimal list;
    private final String currency;
    private int discountPercent;

    private Terms(BigDecimal list, String currency, int discountPercent) {
        this.list = list;
        this.currency = currency;
        this.discountPercent = discountPercent;
    }

    /** Seats and options move the list price; few deals are in another currency. */
    static Terms propose(Product product, Dice dice) {
        BigDecimal list = product.listPrice().multiply(BigDecimal.valueOf(dice.between(70, 160), 2));
        String currency = dice.chance(0.05) ? "USD" : Company.CURRENCY;
        BigDecimal inCurrency =
                currency.equals("USD") ? list.divide(BigDecimal.valueOf(7), 2, RoundingMode.HALF_UP) : list;
        return new Terms(inCurrency, currency, dice.weighted(0.4, 0.3, 0.2, 0.1) * 5);
    }

    void revise(Dice dice) {
        discountPercent = Math.min(30, discountPercent + dice.between(0, 8));
    }

    BigDecimal amount() {
        return list.multiply(BigDecimal.valueOf(100 - discountPercent, 2)).setScale(2, RoundingMode.HALF_UP);
    }

    String currency() {
        return currency;
    }

    int discountPercent() {
        return discountPercent;
    }
}
