package dev.fupan.metrics.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConversionTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private final Rates rates = new Rates();

    @Test
    void theRateOfTheDayIsTheLastEarlierOneWithinSevenDays() {
        rates.set("USD", "EUR", FIRST, new BigDecimal("0.905"));
        Conversion conversion = new Conversion(rates, "EUR");

        conversion.add("USD", FIRST, new BigDecimal("1"));
        conversion.add("USD", FIRST.plusDays(7), new BigDecimal("10"));
        conversion.add("USD", FIRST.plusDays(8), new BigDecimal("100"));
        conversion.add("USD", FIRST.minusDays(1), new BigDecimal("1000"));
        conversion.add("EUR", FIRST.plusDays(1), new BigDecimal("5"));

        assertThat(conversion.rounded()).isEqualTo("14.96");
        assertThat(conversion.missing()).isEqualTo(2);
    }

    @Test
    void sumsAreRoundedOnceAndTheLastRateOfADayCounts() {
        rates.set("USD", "EUR", FIRST, new BigDecimal("0.9"));
        rates.set("USD", "EUR", FIRST, new BigDecimal("0.904"));
        Conversion conversion = new Conversion(rates, "EUR");

        for (int i = 0; i < 3; i++) {
            conversion.add("USD", FIRST, new BigDecimal("0.015"));
        }

        assertThat(conversion.rounded()).isEqualTo("0.04");
        assertThat(conversion.missing()).isZero();
    }

    @Test
    void aNewerRateHidesAnOlderOne() {
        rates.set("USD", "EUR", FIRST, new BigDecimal("0.9"));
        rates.set("USD", "EUR", FIRST.plusDays(2), new BigDecimal("0.8"));

        assertThat(rates.on(FIRST.plusDays(1), "USD", "EUR")).isEqualTo("0.9");
        assertThat(rates.on(FIRST.plusDays(9), "USD", "EUR")).isEqualTo("0.8");
    }

    @Test
    void thereIsNeitherAnInverseNorACrossRate() {
        rates.set("USD", "EUR", FIRST, new BigDecimal("0.9"));
        rates.set("EUR", "CNY", FIRST, new BigDecimal("8"));

        assertThat(rates.on(FIRST, "EUR", "USD")).isNull();
        assertThat(rates.on(FIRST, "USD", "CNY")).isNull();
        assertThat(rates.on(FIRST, "GBP", "GBP")).isEqualByComparingTo("1");
    }

    @Test
    void theMinorUnitIsThatOfTheCurrency() {
        assertThat(MoneyBag.round(new BigDecimal("1234.5"), "JPY")).isEqualTo("1235");
        assertThat(MoneyBag.round(new BigDecimal("1.0005"), "KWD")).isEqualTo("1.001");
        assertThat(MoneyBag.round(new BigDecimal("-0.005"), "EUR")).isEqualTo("-0.01");
        assertThat(MoneyBag.round(new BigDecimal("1"), "XAU")).isEqualTo("1.00");
        assertThat(MoneyBag.divide(new BigDecimal("107"), 2, "CNY")).isEqualTo("53.50");
    }

    @Test
    void aBagKeepsCurrenciesApartAndInOrder() {
        MoneyBag bag = new MoneyBag();
        bag.add("USD", new BigDecimal("0.015"));
        bag.add("EUR", new BigDecimal("5"));
        bag.add("USD", new BigDecimal("-0.005"));

        assertThat(bag.amounts().keySet()).containsExactly("EUR", "USD");
        assertThat(bag.amounts().get("USD")).isEqualByComparingTo("0.01");
    }

    @Property(tries = 200)
    void theOrderOfTheAmountsDoesNotMatter(
            @ForAll @Size(max = 20) List<@BigRange(min = "-1000", max = "1000") BigDecimal> amounts,
            @ForAll @IntRange(max = 9) int age,
            @ForAll long seed) {
        rates.set("USD", "EUR", FIRST, new BigDecimal("0.333333"));
        List<BigDecimal> shuffled = new ArrayList<>(amounts);
        Collections.shuffle(shuffled, new Random(seed));

        Conversion straight = new Conversion(rates, "EUR");
        Conversion mixed = new Conversion(rates, "EUR");
        amounts.forEach(amount -> straight.add("USD", FIRST.plusDays(age), amount));
        shuffled.forEach(amount -> mixed.add("USD", FIRST.plusDays(age), amount));

        assertThat(mixed.rounded()).isEqualTo(straight.rounded());
        assertThat(mixed.missing()).isEqualTo(age > 7 ? amounts.size() : 0);
    }
}
