package dev.fupan.cli.demo;

import static dev.fupan.cli.demo.Diary.fields;

import dev.fupan.cli.demo.Company.Channel;
import dev.fupan.cli.demo.Company.Rep;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What the calendar brings, whoever buys or not: budgets, targets, rates, market notes, moods. */
final class Ledger {

    static final String SOURCE = "/demo/ledger";

    private final long seed;
    private final double scale;

    Ledger(long seed, double scale) {
        this.seed = seed;
        this.scale = scale;
    }

    /** The entries of a day, delivered on the day. */
    void write(LocalDate day, List<SimEvent> out) {
        Dice dice = new Dice(seed, 2, day.toEpochDay());
        if (day.getDayOfMonth() == 1) {
            costs(YearMonth.from(day), dice, out);
            targets(YearMonth.from(day), out);
        }
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            rate("USD", 70_000, day, dice, out);
            rate("EUR", 77_000, day, dice, out);
            if (dice.chance(0.4)) {
                entry(
                        out,
                        day,
                        "market",
                        "crm.market.noted.v1",
                        fields(
                                "noteId",
                                "N-" + day,
                                "kind",
                                "competitor_price",
                                "competitor",
                                dice.pick(Company.COMPETITORS),
                                "value",
                                BigDecimal.valueOf(dice.between(-15, 10)),
                                "unit",
                                "percent"));
            }
        }
        if (day.getDayOfWeek().getValue() <= 5) {
            moods(day, dice, out);
        }
    }

    private void costs(YearMonth month, Dice dice, List<SimEvent> out) {
        for (Channel channel : Company.CHANNELS) {
            BigDecimal amount =
                    BigDecimal.valueOf((long) (channel.monthlyCost() * scale)).multiply(percent(dice.between(85, 118)));
            entry(
                    out,
                    month.atDay(1),
                    "cost/" + channel.name(),
                    "crm.channel.cost_recorded.v1",
                    fields(
                            "costId",
                            "K-" + month + "-" + channel.name().replace(' ', '-'),
                            "channel",
                            channel.name(),
                            "from",
                            month.atDay(1).toString(),
                            "to",
                            month.atEndOfMonth().toString(),
                            "amount",
                            amount,
                            "currency",
                            Company.CURRENCY));
        }
    }

    /** A little more than last year's people would bring: a target that is always met teaches nothing. */
    private void targets(YearMonth month, List<SimEvent> out) {
        BigDecimal company =
                BigDecimal.valueOf((long) (1_600_000 * scale)).multiply(percent((int) (100 * season(month))));
        target(out, month, "M-01", company, Map.of());
        target(out, month, "M-02", BigDecimal.valueOf(Math.max(1, (long) (15 * scale * season(month)))), Map.of());
        target(out, month, "M-07", BigDecimal.valueOf(Math.max(1, (long) (12 * scale * season(month)))), Map.of());
        for (Rep rep : Company.REPS) {
            BigDecimal own = company.multiply(percent((int) (12.5 * rep.skill())));
            target(out, month, "M-01", own, Map.of("owner", rep.name()));
        }
    }

    private static double season(YearMonth month) {
        return WorkingTime.season(month.atDay(15).with(DayOfWeek.WEDNESDAY)) / 1.2;
    }

    private void target(
            List<SimEvent> out, YearMonth month, String metric, BigDecimal value, Map<String, String> scope) {
        Map<String, Object> data = fields(
                "metric",
                metric,
                "period",
                month.toString(),
                "value",
                value,
                "scope",
                scope.isEmpty() ? null : scope,
                "currency",
                metric.equals("M-01") ? Company.CURRENCY : null);
        entry(
                out,
                month.atDay(1),
                "target/" + metric + "/" + scope.getOrDefault("owner", "all"),
                "crm.target.set.v1",
                data);
    }

    private void rate(String base, int tenThousandths, LocalDate day, Dice dice, List<SimEvent> out) {
        BigDecimal rate = BigDecimal.valueOf(tenThousandths + dice.between(-900, 1_400), 4);
        entry(
                out,
                day,
                "rate/" + base,
                "crm.rate.set.v1",
                fields("base", base, "quote", Company.CURRENCY, "date", day.toString(), "rate", rate));
    }

    private void moods(LocalDate day, Dice dice, List<SimEvent> out) {
        for (Rep rep : Company.REPS) {
            if (dice.chance(0.8)) {
                boolean good = dice.chance(0.62 * rep.skill());
                entry(
                        out,
                        day,
                        "mood/" + rep.name(),
                        "crm.rep.mood_marked.v1",
                        fields("owner", rep.name(), "date", day.toString(), "mark", good ? "tick" : "cross"));
            }
        }
    }

    private static BigDecimal percent(int percent) {
        return BigDecimal.valueOf(percent, 2);
    }

    private void entry(List<SimEvent> out, LocalDate day, String what, String type, Map<String, Object> data) {
        Instant time = day.atTime(8, 0).atZone(Company.ZONE).toInstant().truncatedTo(ChronoUnit.SECONDS);
        out.add(new SimEvent(day + "/" + what, SOURCE, type, time, time.plusSeconds(2), 0, null, data));
    }
}
