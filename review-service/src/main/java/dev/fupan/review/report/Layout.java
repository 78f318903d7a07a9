package dev.fupan.review.report;

import dev.fupan.review.report.Paper.Cell;
import dev.fupan.review.report.Paper.Column;
import dev.fupan.review.report.Paper.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a report on paper in one language: which sections, in which order, with which words. */
final class Layout {

    private final Report report;
    private final Wording words;

    private Layout(Report report, Wording words) {
        this.report = report;
        this.words = words;
    }

    static Paper of(Report report, Wording words) {
        return new Layout(report, words).paper();
    }

    private Paper paper() {
        List<Section> sections = new ArrayList<>();
        if (!report.carriedOver().isEmpty()) sections.add(actions("carried", report.carriedOver()));
        sections.add(performance());
        sections.add(funnel());
        sections.add(channels());
        sections.add(problems());
        sections.add(causes());
        sections.add(lessons());
        sections.add(actions("actions", report.actions()));
        if (!report.restated().isEmpty()) sections.add(restated());
        sections.add(goals());
        return new Paper(words.language(), words.say("title"), report.goal(), head(), sections, words.say("foot"));
    }

    private List<Paper.Line> head() {
        List<Paper.Line> lines = new ArrayList<>();
        lines.add(line("period", report.from() + " – " + report.to().minusDays(1)));
        lines.add(line("meeting", report.meeting().toString()));
        if (!report.scope().isEmpty())
            lines.add(line(
                    "scope",
                    new TreeMap<>(report.scope())
                            .entrySet().stream()
                                    .map(one -> one.getKey() + " " + one.getValue())
                                    .collect(Collectors.joining(", "))));
        lines.add(line(
                "participants",
                report.members().stream()
                        .map(one -> one.name() + " (" + words.value("role", one.role()) + ")")
                        .collect(Collectors.joining(", "))));
        Report.Facts facts = report.facts();
        if (facts != null)
            lines.add(line(
                    "facts",
                    MessageFormat.format(
                            words.say("facts.of"), facts.evaluatedAt().toString(), facts.position(), facts.hash())));
        return lines;
    }

    private Paper.Line line(String word, String text) {
        return new Paper.Line(words.say(word), text);
    }

    private Section performance() {
        return section(
                "performance",
                List.of(
                        column("metric", 26),
                        number("target", 12),
                        number("actual", 12),
                        number("attainment", 12),
                        column("picture", 24),
                        number("difference", 14)),
                report.performance().stream()
                        .map(one -> List.of(
                                Cell.of(words.value("category", one.category()) + " · "
                                        + (words.isChinese() ? one.nameZh() : one.name())),
                                Cell.of(figure(one.target(), one.unit())),
                                Cell.of(figure(one.actual(), one.unit())),
                                Cell.of(one.attainment()),
                                new Cell("", "", against(one)),
                                Cell.of(figure(one.difference(), one.unit()))))
                        .toList());
    }

    private static List<Paper.Shape> against(Report.Performance row) {
        String target = row.target();
        String actual = row.actual();
        if (target == null || actual == null || new BigDecimal(target).signum() <= 0) return List.of();
        return Pictures.bar(new BigDecimal(actual).divide(new BigDecimal(target), 4, RoundingMode.HALF_UP));
    }

    private Section funnel() {
        List<List<Cell>> rows = new ArrayList<>();
        List<Report.Step> steps = report.funnel();
        for (int i = 0; i < steps.size(); i++) {
            Report.Step one = steps.get(i);
            long next = i + 1 < steps.size() ? steps.get(i + 1).reached() : one.reached();
            boolean low = "BELOW".equals(one.status());
            String status = one.status();
            rows.add(List.of(
                    Cell.of(one.step()),
                    new Cell("", "", Pictures.tier(steps.get(0).reached(), one.reached(), next, low)),
                    Cell.of(String.valueOf(one.reached())),
                    new Cell(i == 0 ? "" : rate(one.k(), one.n()), low ? "bad" : "", List.of()),
                    Cell.of(range(one)),
                    new Cell(
                            (status == null ? "" : words.value("range", status)) + " " + orNothing(one.hint()),
                            low ? "bad" : "good",
                            List.of())));
        }
        return section(
                "funnel",
                List.of(
                        column("step", 16),
                        column("funnel", 26),
                        number("reached", 9),
                        number("rate", 19),
                        number("healthy", 13),
                        column("note", 17)),
                rows);
    }

    private Section channels() {
        return section(
                "channels",
                List.of(
                        column("channel", 30),
                        column("customers", 25),
                        number("acquired", 15),
                        number("intended", 15),
                        number("closed", 15)),
                report.channels().stream()
                        .map(one -> List.of(
                                Cell.of(one.channel()),
                                Cell.of(one.customerType()),
                                Cell.of(String.valueOf(one.acquired())),
                                Cell.of(String.valueOf(one.intended())),
                                Cell.of(String.valueOf(one.closed()))))
                        .toList());
    }

    private Section problems() {
        return section(
                "problems",
                List.of(column("problem", 80), number("impact", 20)),
                report.problems().stream()
                        .map(one -> List.of(
                                Cell.of(one.statement() + (one.core() ? " (" + words.say("core") + ")" : "")),
                                Cell.of(one.impact())))
                        .toList());
    }

    private Section causes() {
        return section(
                "causes",
                List.of(
                        column("problem", 28),
                        column("cause.initial", 24),
                        column("cause.deep", 26),
                        column("verification", 22)),
                report.causes().stream()
                        .map(one -> List.of(
                                Cell.of(one.problem()),
                                Cell.of(one.initial()),
                                Cell.of(orNothing(one.deep())
                                        + (one.controllable() == null
                                                ? ""
                                                : " (" + words.value("controllable", one.controllable()) + ")")),
                                new Cell(
                                        orNothing(one.verification())
                                                + (one.proven() ? "" : " (" + words.say("unproven") + ")"),
                                        one.proven() ? "" : "bad",
                                        List.of())))
                        .toList());
    }

    private Section lessons() {
        return section(
                "lessons",
                List.of(column("lesson.kind", 12), column("lesson.content", 50), column("lesson.scene", 38)),
                report.lessons().stream()
                        .map(one -> List.of(
                                new Cell(
                                        words.value("kind", one.kind()),
                                        "failure".equals(one.kind()) ? "bad" : "good",
                                        List.of()),
                                Cell.of(one.content()),
                                Cell.of(orNothing(one.scene()))))
                        .toList());
    }

    private Section actions(String title, List<Report.Action> actions) {
        return section(
                title,
                List.of(
                        column("measure", 30),
                        column("owner", 13),
                        column("due", 11),
                        column("resources", 15),
                        column("checkpoint", 20),
                        column("status", 11)),
                actions.stream()
                        .map(one -> List.of(
                                Cell.of(one.measure()),
                                Cell.of(one.owner()),
                                Cell.of(one.due().toString()),
                                Cell.of(orNothing(one.resources())),
                                Cell.of(String.join("; ", one.checkpoints())),
                                Cell.of(words.value("status", one.status()))))
                        .toList());
    }

    private Section restated() {
        return section(
                "restated",
                List.of(column("number", 46), number("frozen", 18), number("current", 18), number("causes.count", 18)),
                report.restated().stream()
                        .map(one -> List.of(
                                Cell.of(one.numberKey()),
                                Cell.of(orNothing(one.frozen())),
                                Cell.of(orNothing(one.current())),
                                Cell.of(String.valueOf(one.causes()))))
                        .toList());
    }

    private Section goals() {
        List<String> lines = new ArrayList<>(report.nextGoals());
        String none = report.noActionReason();
        if (none != null) lines.add(words.say("noaction").replace("{0}", none));
        List<List<Cell>> rows = lines.stream().map(one -> List.of(Cell.of(one))).toList();
        return section("goals", List.of(column("goals", 100)), rows);
    }

    private Section section(String title, List<Column> columns, List<List<Cell>> rows) {
        return new Section(words.say(title), columns, rows, words.say("none"));
    }

    private Column column(String word, int width) {
        return new Column(words.say(word), false, width);
    }

    private Column number(String word, int width) {
        return new Column(words.say(word), true, width);
    }

    private static String rate(long k, long n) {
        return n == 0
                ? "-"
                : percent(BigDecimal.valueOf(k).divide(BigDecimal.valueOf(n), 6, RoundingMode.HALF_UP)) + " (" + k + "/"
                        + n + ")";
    }

    private static String range(Report.Step step) {
        String low = step.healthyLow();
        String high = step.healthyHigh();
        if (low == null && high == null) return "";
        return (low == null ? "0%" : percent(new BigDecimal(low))) + " – "
                + (high == null ? "100%" : percent(new BigDecimal(high)));
    }

    private static String figure(@Nullable String value, String unit) {
        if (value == null) return "-";
        BigDecimal number = new BigDecimal(value);
        return Map.of("ratio", true, "proportion", true).containsKey(unit)
                ? percent(number)
                : String.format(java.util.Locale.ROOT, "%,.2f", number).replaceAll("\\.00$", "");
    }

    private static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
