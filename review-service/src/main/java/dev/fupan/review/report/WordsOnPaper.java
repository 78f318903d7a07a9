package dev.fupan.review.report;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.review.report.Paper.Cell;
import dev.fupan.review.report.Paper.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                        sections.column("problem", 22),
                        sections.column("cause.rootproblem", 18),
                        sections.column("cause.initial", 19),
                        sections.column("cause.deep", 22),
                        sections.column("verification", 19)),
                report.causes().stream()
                        .map(one -> List.of(
                                Cell.of(one.problem()),
                                Cell.of(Sections.orNothing(one.root())),
                                Cell.of(one.initial()),
                                Cell.of(deep(one)),
                                Cell.of(verification(one), one.proven() ? "" : "bad")))
                        .toList());
    }

    /** */
    Section chains() {
        return sections.of(
                "chains",
                List.of(
                        sections.column("problem", 24),
                        sections.column("chains.whys", 54),
                        sections.column("cause.deep", 22)),
                report.causes().stream()
                        .filter(one -> !one.whys().isEmpty())
                        .map(one -> List.of(
                                Cell.of(one.problem()), Cell.of(chain(one.whys())), Cell.of(deepOrInitial(one))))
                        .toList());
    }

    private String chain(List<String> whys) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < whys.size(); i++) told.add(words.fill("chains.why", i + 1, whys.get(i)));
        return String.join(words.say("semicolon"), told);
    }

    private static String deepOrInitial(Report.Cause cause) {
        return cause.deep() == null ? cause.initial() : cause.deep();
    }

    /** */
    Section fishbone() {
        return sections.of(
                "fishbone",
                List.of(sections.column("fishbone.branch", 24), sections.column("causes", 76)),
                report.fishbone().stream()
                        .map(one -> List.of(
                                Cell.of(title(one.title())),
                                Cell.of(String.join(words.say("semicolon"), one.causes()))))
                        .toList());
    }

    private String title(Map<String, String> titles) {
        String said = titles.get(words.language());
        return said == null ? titles.values().stream().findFirst().orElse("–") : said;
    }

    /** What was written down and grouped; the words as they are now, for those of erased people are gone. */
    Section themes() {
        return sections.of(
                "themes",
                List.of(
                        sections.column("theme", 28),
                        sections.column("theme.words", 60),
                        sections.number("theme.votes", 12)),
                report.themes().stream()
                        .map(one -> List.of(
                                Cell.of(one.title() == null ? "–" : one.title()),
                                Cell.of(one.words().stream()
                                        .map(word -> word.text() == null ? words.say("theme.erased") : word.text())
                                        .collect(Collectors.joining(words.say("semicolon")))),
                                Cell.of(one.votes() == null ? "–" : one.votes().toString())))
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
