package dev.fupan.review.report;

import dev.fupan.review.report.Paper.Cell;
import dev.fupan.review.report.Paper.Picture;
import dev.fupan.review.report.Paper.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sections that show what the pack says: tables of numbers, with a picture where it helps to see. */
final class NumbersOnPaper {

    private final Report report;
    private final Wording words;
    private final Figures figures;
    private final Phrases phrases;
    private final Sections sections;

    NumbersOnPaper(Report report, Wording words, Figures figures, Phrases phrases) {
        this.report = report;
        this.words = words;
        this.figures = figures;
        this.phrases = phrases;
        this.sections = new Sections(words);
    }

    /** T-01. */
    Section performance() {
        return sections.of(
                "performance",
                List.of(
                        sections.column("metric", 30),
                        sections.number("target", 13),
                        sections.number("actual", 13),
                        sections.number("attainment", 10),
                        sections.column("picture", 20),
                        sections.number("difference", 14)),
                report.performance().stream()
                        .map(one -> List.of(
                                Cell.of(words.value("category", one.category()) + " · "
                                        + named(one.name(), one.nameZh(), one.unit(), one.currency())),
                                Cell.of(figures.of(one.target(), one.unit())),
                                Cell.of(figures.of(one.actual(), one.unit())),
                                Cell.of(figures.share(one.attainment())),
                                Cell.of(against(one)),
                                Cell.of(figures.difference(one.difference(), one.unit()))))
                        .toList());
    }

    private static Picture against(Report.Performance row) {
        String target = row.target();
        String actual = row.actual();
        // Where less is better there is no attainment, and a bar would praise what is bad.
        boolean none = target == null || actual == null || row.attainment().equals("-");
        if (none || new BigDecimal(target).signum() <= 0) return Picture.NONE;
        return Pictures.bar(new BigDecimal(actual).divide(new BigDecimal(target), 4, RoundingMode.HALF_UP));
    }

    // A percentage says itself what it is; money and days do not.
    private String named(String name, String nameZh, String unit, @Nullable String currency) {
        String said = words.isChinese() ? nameZh : name;
        if (currency != null) return words.fill("named", said, currency);
        String what = words.value("unit", unit, "");
        return what.isEmpty() || what.equals("%") ? said : words.fill("named", said, what);
    }

    /** */
    Section chosen() {
        return sections.of(
                "chosen",
                List.of(
                        sections.column("metric", 30),
                        sections.number("actual", 14),
                        sections.number("sample", 8),
                        sections.number("interval", 20),
                        sections.number("before", 14),
                        sections.number("yearbefore", 14)),
                report.chosen().stream()
                        .map(one -> List.of(
                                Cell.of(named(one.name(), one.nameZh(), one.unit(), one.currency())),
                                Cell.of(figures.of(one.value(), one.unit())),
                                Cell.of(figures.of(one.n(), "count")),
                                Cell.of(one.low() == null ? "–" : figures.range(one.low(), one.high())),
                                Cell.of(figures.of(one.previous(), one.unit())),
                                Cell.of(figures.of(one.year(), one.unit()))))
                        .toList());
    }

    Section trends() {
        return sections.of(
                "trend",
                List.of(
                        sections.column("metric", 28),
                        sections.number("first", 18),
                        sections.column("course", 36),
                        sections.number("last", 18)),
                report.trends().stream()
                        .map(one -> List.of(
                                Cell.of(named(one.name(), one.nameZh(), one.unit(), one.currency())),
                                Cell.of(point(one, 0)),
                                Cell.of(Pictures.columns(one.points().stream()
                                        .map(point -> new BigDecimal(point.value()))
                                        .toList())),
                                Cell.of(point(one, one.points().size() - 1))))
                        .toList());
    }

    private String point(Report.Trend trend, int index) {
        Report.Point point = trend.points().get(index);
        return figures.of(point.value(), trend.unit()) + " (" + point.from() + ")";
    }

    /** T-07. */
    Section funnel() {
        List<List<Cell>> rows = new ArrayList<>();
        List<Report.Step> steps = report.funnel();
        for (int i = 0; i < steps.size(); i++) {
            Report.Step one = steps.get(i);
            long next = i + 1 < steps.size() ? steps.get(i + 1).reached() : one.reached();
            boolean low = "BELOW".equals(one.status());
            String tone = low ? "bad" : "IN_RANGE".equals(one.status()) ? "good" : "";
            rows.add(List.of(
                    Cell.of(words.value("step", one.step())),
                    Cell.of(Pictures.tier(steps.get(0).reached(), one.reached(), next, low)),
                    Cell.of(figures.of(String.valueOf(one.reached()), "count")),
                    Cell.of(i == 0 ? "" : figures.rate(one.k(), one.n()), low ? "bad" : ""),
                    Cell.of(figures.range(one.healthyLow(), one.healthyHigh())),
                    Cell.of(note(one), tone)));
        }
        return sections.of(
                "funnel",
                List.of(
                        sections.column("step", 17),
                        sections.column("funnel.picture", 22),
                        sections.number("reached", 9),
                        sections.number("rate", 17),
                        sections.number("healthy", 13),
                        sections.column("note", 22)),
                rows);
    }

    private String note(Report.Step step) {
        String status = step.status();
        if (status == null) return "";
        String said = words.value("range", status);
        if (step.hints().isEmpty()) return said;
        String hints = step.hints().stream().map(phrases::hint).collect(Collectors.joining(words.say("semicolon")));
        return said + words.say("colon") + hints;
    }

    /** T-06. */
    Section channels() {
        return sections.of(
                "channels",
                List.of(
                        sections.column("channel", 30),
                        sections.column("customers", 25),
                        sections.number("acquired", 15),
                        sections.number("intended", 15),
                        sections.number("closed", 15)),
                report.channels().stream()
                        .map(one -> List.of(
                                Cell.of(one.channel()),
                                Cell.of(one.customerType()),
                                Cell.of(figures.of(String.valueOf(one.acquired()), "count")),
                                Cell.of(figures.of(String.valueOf(one.intended()), "count")),
                                Cell.of(figures.of(String.valueOf(one.closed()), "count"))))
                        .toList());
    }

    Section losses() {
        long most = report.losses().stream().mapToLong(Report.Loss::deals).max().orElse(0);
        return sections.of(
                "losses",
                List.of(
                        sections.column("reason", 34),
                        sections.number("deals", 10),
                        sections.column("share", 28),
                        sections.number("amount", 28)),
                report.losses().stream()
                        .map(one -> List.of(
                                Cell.of(one.reason()),
                                Cell.of(String.valueOf(one.deals())),
                                Cell.of(Pictures.share(one.deals(), most)),
                                Cell.of(one.amounts().stream()
                                        .map(figures::money)
                                        .collect(Collectors.joining(words.say("comma"))))))
                        .toList());
    }

    /** */
    Section moments() {
        return sections.of(
                "moments",
                List.of(
                        sections.column("account", 26),
                        sections.column("day", 13),
                        sections.column("event", 19),
                        sections.column("reason", 22),
                        sections.number("amount", 20)),
                report.moments().stream()
                        .map(one -> List.of(
                                Cell.of(one.account()),
                                Cell.of(one.day().toString()),
                                Cell.of(words.value("step", one.event())),
                                Cell.of(Sections.orNothing(one.reason())),
                                Cell.of(one.amount() == null ? "" : figures.money(one.amount()))))
                        .toList());
    }

    Section restated() {
        return sections.of(
                "restated",
                List.of(
                        sections.column("number", 46),
                        sections.number("frozen", 18),
                        sections.number("current", 18),
                        sections.number("causes.count", 18)),
                report.restated().stream()
                        .map(one -> List.of(
                                Cell.of(phrases.number(one.numberKey())),
                                Cell.of(figures.withUnit(one.frozen(), one.unit())),
                                Cell.of(figures.withUnit(one.current(), one.unit())),
                                Cell.of(String.valueOf(one.causes()))))
                        .toList());
    }
}
