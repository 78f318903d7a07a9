package dev.fupan.review.report;

import dev.fupan.review.report.Paper.Cell;
import dev.fupan.review.report.Paper.Column;
import dev.fupan.review.report.Paper.Picture;
import dev.fupan.review.report.Paper.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
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
        if (!report.trends().isEmpty()) sections.add(trends());
        sections.add(funnel());
        sections.add(channels());
        if (!report.losses().isEmpty()) sections.add(losses());
        if (!report.moments().isEmpty()) sections.add(moments());
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
                                    .map(one -> words.value("dimension", one.getKey()) + " " + one.getValue())
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
                            words.say("facts.of"),
                            Figures.instant(facts.evaluatedAt(), facts.zone()),
                            facts.position(),
                            facts.hash())));
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
                                        + named(one.name(), one.nameZh(), one.unit(), one.currency())),
                                Cell.of(Figures.of(one.target(), one.unit())),
                                Cell.of(Figures.of(one.actual(), one.unit())),
                                Cell.of(one.attainment()),
                                Cell.of(against(one)),
                                Cell.of(Figures.of(one.difference(), one.unit()))))
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

    private String named(String name, String nameZh, String unit, @Nullable String currency) {
        String what = currency != null ? currency : words.value("unit", unit);
        String said = words.isChinese() ? nameZh : name;
        return currency != null || !what.equals(unit) ? said + " (" + what + ")" : said;
    }

    private Section trends() {
        return section(
                "trend",
                List.of(column("metric", 30), number("first", 17), column("course", 36), number("last", 17)),
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

    private static String point(Report.Trend trend, int index) {
        Report.Point point = trend.points().get(index);
        return Figures.of(point.value(), trend.unit()) + " (" + point.from() + ")";
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
                    Cell.of(words.value("step", one.step())),
                    Cell.of(Pictures.tier(steps.get(0).reached(), one.reached(), next, low)),
                    Cell.of(String.valueOf(one.reached())),
                    Cell.of(i == 0 ? "" : Figures.rate(one.k(), one.n()), low ? "bad" : ""),
                    Cell.of(Figures.range(one.healthyLow(), one.healthyHigh())),
                    Cell.of(
                            status == null ? "" : words.value("range", status) + hint(one.hint()),
                            low ? "bad" : "IN_RANGE".equals(status) ? "good" : "")));
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

    private static String hint(@Nullable String hint) {
        return hint == null || hint.isEmpty() ? "" : ": " + hint;
    }

    private Section losses() {
        long most = report.losses().stream().mapToLong(Report.Loss::deals).max().orElse(0);
        return section(
                "losses",
                List.of(column("reason", 30), number("deals", 12), column("share", 30), number("amount", 28)),
                report.losses().stream()
                        .map(one -> List.of(
                                Cell.of(one.reason()),
                                Cell.of(String.valueOf(one.deals())),
                                Cell.of(Pictures.share(one.deals(), most)),
                                Cell.of(one.amounts().stream()
                                        .map(Figures::money)
                                        .collect(Collectors.joining(", ")))))
                        .toList());
    }

    private Section moments() {
        return section(
                "moments",
                List.of(
                        column("account", 26),
                        column("day", 14),
                        column("event", 20),
                        column("reason", 20),
                        number("amount", 20)),
                report.moments().stream()
                        .map(one -> List.of(
                                Cell.of(one.account()),
                                Cell.of(one.day().toString()),
                                Cell.of(words.value("step", one.event())),
                                Cell.of(orNothing(one.reason())),
                                Cell.of(one.amount() == null ? "" : Figures.money(one.amount()))))
                        .toList());
    }

    private Section problems() {
        return section(
                "problems",
                List.of(column("problem", 56), number("number", 16), number("against", 18), number("impact", 10)),
                report.problems().stream()
                        .map(one -> List.of(
                                Cell.of(one.statement() + (one.core() ? " (" + words.say("core") + ")" : "")),
                                Cell.of(one.metric() + " " + Figures.of(one.value(), one.unit())),
                                Cell.of(
                                        one.reference() == null
                                                ? "-"
                                                : words.value("against", one.against()) + " "
                                                        + Figures.of(one.reference(), one.unit())),
                                Cell.of(Figures.of(one.impact(), "count"))))
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
                                Cell.of(
                                        verification(one) + (one.proven() ? "" : " (" + words.say("unproven") + ")"),
                                        one.proven() ? "" : "bad")))
                        .toList());
    }

    private Section lessons() {
        return section(
                "lessons",
                List.of(column("lesson.kind", 12), column("lesson.content", 50), column("lesson.scene", 38)),
                report.lessons().stream()
                        .map(one -> List.of(
                                Cell.of(words.value("kind", one.kind()), "failure".equals(one.kind()) ? "bad" : "good"),
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
                                Cell.of(one.checkpoints().stream()
                                        .map(this::checkpoint)
                                        .collect(Collectors.joining("; "))),
                                Cell.of(words.value("status", one.status()))))
                        .toList());
    }

    private String verification(Report.Cause cause) {
        String how = cause.verification();
        return how == null ? "" : words.value("verification", how);
    }

    private String checkpoint(Report.Checkpoint one) {
        String metric = one.metric();
        String said = metric == null
                ? orNothing(one.artefact())
                : metric + " " + Figures.comparator(orNothing(one.comparator())) + " " + orNothing(one.threshold());
        return one.state() == null ? said : said + " (" + words.value("verdict", one.state()) + ")";
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

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
