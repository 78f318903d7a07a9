package dev.fupan.review.report;

import dev.fupan.review.report.Paper.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a report on paper in one language: which sections, in which order, below which head. */
final class Layout {

    private final Report report;
    private final Wording words;
    private final Figures figures;
    private final Phrases phrases;

    private Layout(Report report, Wording words) {
        this.report = report;
        this.words = words;
        this.figures = new Figures(words);
        this.phrases = new Phrases(words, figures);
    }

    static Paper of(Report report, Wording words) {
        return new Layout(report, words).paper();
    }

    private Paper paper() {
        NumbersOnPaper numbers = new NumbersOnPaper(report, words, figures, phrases);
        WordsOnPaper found = new WordsOnPaper(report, words, figures, phrases);
        List<Section> sections = new ArrayList<>();
        if (!report.carriedOver().isEmpty()) sections.add(found.actions("carried", report.carriedOver()));
        if (!report.chosen().isEmpty()) sections.add(numbers.chosen());
        sections.add(numbers.performance());
        if (!report.trends().isEmpty()) sections.add(numbers.trends());
        sections.add(numbers.funnel());
        sections.add(numbers.channels());
        if (!report.losses().isEmpty()) sections.add(numbers.losses());
        if (!report.moments().isEmpty()) sections.add(numbers.moments());
        if (!report.themes().isEmpty()) sections.add(found.themes());
        sections.add(found.problems());
        sections.add(found.causes());
        if (report.causes().stream().anyMatch(one -> !one.whys().isEmpty())) sections.add(found.chains());
        if (!report.fishbone().isEmpty()) sections.add(found.fishbone());
        sections.add(found.lessons());
        sections.add(found.actions("actions", report.actions()));
        if (!report.restated().isEmpty()) sections.add(numbers.restated());
        sections.add(found.goals());
        return new Paper(words.language(), words.say("title"), report.goal(), head(), sections, foot());
    }

    private String foot() {
        String foot = words.say("foot");
        return report.lacksNames() ? foot + " " + words.say("foot.abridged") : foot;
    }

    private List<Paper.Line> head() {
        List<Paper.Line> lines = new ArrayList<>();
        lines.add(line("period", report.from() + " – " + report.to().minusDays(1)));
        lines.add(line("meeting", report.meeting().toString()));
        if (!report.scope().isEmpty()) lines.add(line("scope", phrases.dimensions(report.scope())));
        lines.add(line("participants", participants()));
        Report.Facts facts = report.facts();
        if (facts != null)
            lines.add(line(
                    "facts",
                    words.fill(
                            "facts.of",
                            figures.instant(facts.evaluatedAt(), facts.zone()),
                            facts.position(),
                            facts.hash())));
        return lines;
    }

    /** who, and how many of them took part with more than their presence. */
    private String participants() {
        String all = report.members().stream()
                .map(one -> one.name().isEmpty()
                        ? words.value("role", one.role())
                        : words.fill("aside", one.name(), words.value("role", one.role())))
                .collect(Collectors.joining(words.say("comma")));
        return words.fill("contributed", all, report.members().size(), report.contributed());
    }

    private Paper.Line line(String word, String text) {
        return new Paper.Line(words.say(word), text);
    }
}
