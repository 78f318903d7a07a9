package dev.fupan.metrics.kpi;

import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.money.Conversion;
import dev.fupan.metrics.money.MoneyBag;
import dev.fupan.metrics.statistics.Durations;
import dev.fupan.metrics.statistics.Quantiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is made of a group of deals. */
final class DealMeasures {
    static final int DIGITS = 6;

    private final Snapshot snapshot;
    private final Days days;
    private final @Nullable String convertTo;

    DealMeasures(Snapshot snapshot, Days days, @Nullable String convertTo) {
        this.snapshot = snapshot;
        this.days = days;
        this.convertTo = convertTo;
    }

    /** M-01: the sum per currency, exact, and converted when asked. */
    Measures amount(List<Deal> deals) {
        MoneyBag sums = sums(deals);
        int missing = 0;
        for (Deal deal : deals) {
            missing += deal.amount() == null ? 1 : 0;
        }
        Measures measures = Measures.count("deals", deals.size())
                .with("missingAmounts", missing)
                .with("amount", sums);
        return convertTo == null ? measures : converted(measures, deals, convertTo, Conversion::rounded);
    }

    /** M-02: deals, items and distinct customers. */
    Measures volume(List<Deal> deals) {
        long items = 0;
        long nameless = 0;
        for (Deal deal : deals) {
            items += deal.items();
            nameless += Customers.named(deal) ? 0 : 1;
        }
        return Measures.count("deals", deals.size())
                .with("customers", customers(deals).size())
                .with("items", items)
                .with("withoutCustomer", nameless);
    }

    /** M-03: amount / won deals that have an amount, and per customer; rounded to the minor unit; exact median. */
    Measures orderValue(List<Deal> deals) {
        Map<String, List<BigDecimal>> amounts = new TreeMap<>();
        Map<String, Set<String>> customers = new HashMap<>();
        for (Deal deal : deals) {
            if (deal.amount() != null && deal.currency() != null) {
                amounts.computeIfAbsent(deal.currency(), key -> new ArrayList<>())
                        .add(deal.amount());
                customers
                        .computeIfAbsent(deal.currency(), key -> new HashSet<>())
                        .add(snapshot.customers().of(deal));
            }
        }
        Map<String, BigDecimal> perDeal = new TreeMap<>();
        Map<String, BigDecimal> perCustomer = new TreeMap<>();
        Map<String, BigDecimal> median = new TreeMap<>();
        amounts.forEach((currency, ofCurrency) -> {
            BigDecimal sum = ofCurrency.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            perDeal.put(currency, MoneyBag.divide(sum, ofCurrency.size(), currency));
            perCustomer.put(
                    currency, MoneyBag.divide(sum, customers.get(currency).size(), currency));
            median.put(currency, Quantiles.median(ofCurrency, DIGITS));
        });
        Measures measures = Measures.count("deals", deals.size())
                .with("perDeal", perDeal)
                .with("perCustomer", perCustomer)
                .with("median", median);
        amounts.forEach((currency, ofCurrency) -> measures.amountsIn().put(currency, (long) ofCurrency.size()));
        return convertTo == null
                ? measures
                : converted(measures, deals, convertTo, sum -> sum.added() == 0 ? null : sum.per(sum.added()));
    }

    /** M-22: days of 24 hours from the journey's creation to the win. */
    Measures cycle(List<Deal> deals) {
        List<Long> cycles = new ArrayList<>(deals.size());
        for (Deal deal : deals) {
            Long created = deal.journeyCreatedMicros();
            if (created != null && deal.outcomeMicros() >= created) {
                cycles.add(deal.outcomeMicros() - created);
            }
        }
        return durations(cycles).with("withoutCreation", deals.size() - cycles.size());
    }

    static Measures durations(List<Long> micros) {
        Durations durations = Durations.of(micros);
        return Measures.count("n", durations.n())
                .with("mean", durations.mean())
                .with("median", durations.median())
                .with("medianLow", durations.medianLow())
                .with("medianHigh", durations.medianHigh())
                .with("p90", durations.p90())
                .with("minimum", durations.minimum())
                .with("maximum", durations.maximum());
    }

    /** M-23, M-24, M-36: how many, and what is at stake. */
    Measures stake(String name, List<Deal> deals) {
        Measures measures = Measures.count(name, deals.size()).with("amount", sums(deals));
        return convertTo == null ? measures : converted(measures, deals, convertTo, Conversion::rounded);
    }

    /** M-26: lost of all that were decided. */
    static Measures lostOfDecided(List<Deal> deals) {
        long lost = 0;
        for (Deal deal : deals) {
            lost += deal.lost() ? 1 : 0;
        }
        return Measures.count("lost", lost).with("won", deals.size() - lost).withRate(lost, deals.size());
    }

    private Set<String> customers(List<Deal> deals) {
        Set<String> customers = new HashSet<>();
        for (Deal deal : deals) {
            customers.add(snapshot.customers().of(deal));
        }
        return customers;
    }

    private static MoneyBag sums(List<Deal> deals) {
        MoneyBag sums = new MoneyBag();
        for (Deal deal : deals) {
            if (deal.amount() != null && deal.currency() != null) {
                sums.add(deal.currency(), deal.amount());
            }
        }
        return sums;
    }

    private Measures converted(
            Measures measures, List<Deal> deals, String currency, Function<Conversion, @Nullable BigDecimal> figure) {
        Conversion conversion = days.conversion(currency);
        for (Deal deal : deals) {
            if (deal.amount() != null && deal.currency() != null) {
                conversion.add(deal.currency(), days.dayOf(deal.outcomeMicros()), deal.amount());
            }
        }
        BigDecimal value = figure.apply(conversion);
        return measures.with("converted", value == null ? Map.of() : Map.of(currency, value))
                .with("convertedAmounts", conversion.added())
                .with("missingRates", conversion.missing());
    }
}
