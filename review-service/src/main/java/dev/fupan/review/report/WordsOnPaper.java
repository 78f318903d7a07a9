package dev.fupan.review.report;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.review.report.Paper.Cell;
import dev.fupan.review.report.Paper.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sections that show what the group has found and agreed on. */
final class WordsOnPaper {

    private final Report report;
    private final Wording words;
    private final Figures figures;
    private final Phrases phrases;
    private final Sections sections;

    WordsOnPaper(Report report, Wording words, Figures figures, Phrases phrases) {
        this.report = report;
        this.words = words;
        this.figures = figures;
        this.phrases = phrases;
        this.sections = new Sections(words);
    }

    Section problems() {
        return sections.of(
                "problems",
                List.of(
                        sections.column("problem", 48),
                        sections.column("number", 24),
                        sections.column("against", 18),
                        sections.number("impact", 10)),
                report.problems().stream()
                        .map(one -> List.of(
                                Cell.of(
                                        one.core()
                                                ? words.fill("aside", one.statement(), words.say("core"))
                                                : one.statement()),
                                Cell.of(phrases.metric(one.metric())
                                        + words.say("colon")
                                        + figures.withUnit(one.value(), one.unit())),
                                Cell.of(
                                        one.reference() == null
                                                ? "–"
                                                : words.value("against", one.against()) + " "
                                                        + figures.withUnit(one.reference(), one.unit())),
                                Cell.of(figures.of(one.impact(), "count"))))
                        .toList());
    }

    /** T-02. */
    Section causes() {
        return sections.of(
                "causes",
                List.of(
                        sections.column("problem", 28),
                        sections.column("cause.initial", 24),
                        sections.column("cause.deep", 26),
                        sections.column("verification", 22)),
                report.causes().stream()
                        .map(one -> List.of(
                                Cell.of(one.problem()),
                                Cell.of(one.initial()),
                                Cell.of(deep(one)),
                                Cell.of(verification(one), one.proven() ? "" : "bad")))
                        .toList());
    }

    private String deep(Report.Cause cause) {
        String controllable = cause.controllable();
        String deep = Sections.orNothing(cause.deep());
        if (controllable == null) return deep;
        String word = words.value("controllable", controllable);
        return deep.isEmpty() ? word : words.fill("aside", deep, word);
    }

    private String verification(Report.Cause cause) {
        String how = cause.verification();
        String said = how == null ? "" : words.value("verification", how);
        if (cause.proven()) return said;
        return said.isEmpty() ? words.say("unproven") : words.fill("aside", said, words.say("unproven"));
    }

    /** T-03. */
    Section lessons() {
        return sections.of(
                "lessons",
                List.of(
                        sections.column("lesson.kind", 10),
                        sections.column("lesson.content", 50),
                        sections.column("lesson.scene", 40)),
                report.lessons().stream()
                        .map(one -> List.of(
                                Cell.of(words.value("kind", one.kind()), "failure".equals(one.kind()) ? "bad" : "good"),
                                Cell.of(one.content()),
                                Cell.of(Sections.orNothing(one.scene()))))
                        .toList());
    }

    /** T-04. */
    Section actions(String title, List<Report.Action> actions) {
        if (report.lacksNames())
            return sections.of(
                    title,
                    List.of(sections.column("measure", 80), sections.column("status", 20)),
                    actions.stream()
                            .map(one -> List.of(Cell.of(one.measure()), status(one)))
                            .toList());
        return sections.of(
                title,
                List.of(
                        sections.column("measure", 27),
                        sections.column("owner", 12),
                        sections.column("due", 11),
                        sections.column("resources", 14),
                        sections.column("checkpoint", 26),
                        sections.column("status", 10)),
                actions.stream()
                        .map(one -> List.of(
                                Cell.of(one.measure()),
                                Cell.of(one.owner()),
                                Cell.of(String.valueOf(one.due())),
                                Cell.of(Sections.orNothing(one.resources())),
                                Cell.of(one.checkpoints().stream()
                                        .map(this::checkpoint)
                                        .collect(Collectors.joining(words.say("semicolon")))),
                                status(one)))
                        .toList());
    }

    private Cell status(Report.Action action) {
        return Cell.of(words.value("status", action.status()), "overdue".equals(action.status()) ? "bad" : "");
    }

    private String checkpoint(Report.Checkpoint one) {
        Criterion criterion = one.criterion();
        String said = criterion == null ? Sections.orNothing(one.artefact()) : phrases.criterion(criterion);
        return one.state() == null ? said : words.fill("aside", said, words.value("verdict", one.state()));
    }

    Section goals() {
        List<String> lines = new ArrayList<>(report.nextGoals());
        String none = report.noActionReason();
        if (none != null) lines.add(words.fill("noaction", none));
        List<List<Cell>> rows = lines.stream().map(one -> List.of(Cell.of(one))).toList();
        return sections.of("goals", List.of(sections.column("goals", 100)), rows);
    }
}
