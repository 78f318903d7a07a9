package dev.fupan.review.report;

import dev.fupan.contracts.action.Criterion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, free of any language and form; kept as JSON.
 *
 * @param contributed how many of the members have put something down under their names
 */
record Report(
        String goal,
        LocalDate from,
        LocalDate to,
        LocalDate meeting,
        Map<String, String> scope,
        List<Member> members,
        int contributed,
        @Nullable Facts facts,
        List<Chosen> chosen,
        List<Performance> performance,
        List<Channel> channels,
        List<Step> funnel,
        List<Loss> losses,
        List<Trend> trends,
        List<Moment> moments,
        List<Problem> problems,
        List<Cause> causes,
        List<Branch> fishbone,
        List<Theme> themes,
        List<Lesson> lessons,
        List<Action> actions,
        List<Restated> restated,
        List<Action> carriedOver,
        List<String> nextGoals,
        @Nullable String noActionReason) {

    /** What reports of before did not have is empty in them. */
    public Report {
        chosen = chosen == null ? List.of() : List.copyOf(chosen);
        fishbone = fishbone == null ? List.of() : List.copyOf(fishbone);
        themes = themes == null ? List.of() : List.copyOf(themes);
    }

    /** The same with the words of its themes, as far as they are still there. */
    Report saying(Map<String, String> texts) {
        return new Report(
                goal,
                from,
                to,
                meeting,
                scope,
                members,
                contributed,
                facts,
                chosen,
                performance,
                channels,
                funnel,
                losses,
                trends,
                moments,
                problems,
                causes,
                fishbone,
                themes.stream()
                        .map(one -> new Theme(
                                one.title(),
                                one.votes(),
                                one.words().stream()
                                        .map(word -> word.said(texts))
                                        .toList()))
                        .toList(),
                lessons,
                actions,
                restated,
                carriedOver,
                nextGoals,
                noActionReason);
    }

    /**
     * What those may read of it who neither took part nor lead: no names, no single accounts, of actions what is to be
     * done and how it stands, and nothing of what people reflected. Lessons have a publication of their own.
     *
     * @param lessons whether they read every lesson
     */
    Report abridged(boolean lessons) {
        return new Report(
                goal,
                from,
                to,
                meeting,
                scope,
                members.stream().map(one -> new Member("", one.role())).toList(),
                contributed,
                facts,
                chosen,
                performance,
                channels,
                funnel,
                losses,
                trends,
                List.of(),
                problems,
                causes,
                fishbone,
                List.of(),
                lessons ? this.lessons : List.of(),
                actions.stream().map(Action::abridged).toList(),
                restated,
                carriedOver.stream().map(Action::abridged).toList(),
                nextGoals,
                noActionReason);
    }

    /** Whether it is an abridged one; nobody's name is empty. */
    boolean lacksNames() {
        return members.stream().anyMatch(one -> one.name().isEmpty());
    }

    /** A participant by name. */
    record Member(String name, String role) {}

    /** Which pack the numbers are of. */
    record Facts(String packId, String position, Instant evaluatedAt, String zone, String hash) {}

    /** T-01. */
    record Performance(
            String category,
            String metric,
            String name,
            String nameZh,
            String unit,
            @Nullable String currency,
            @Nullable String target,
            @Nullable String actual,
            String attainment,
            @Nullable String difference) {}

    /** a metric that the template looks at, with how sure it is and what it was before. */
    record Chosen(
            String metric,
            String name,
            String nameZh,
            String unit,
            @Nullable String currency,
            @Nullable String value,
            @Nullable String n,
            @Nullable String low,
            @Nullable String high,
            @Nullable String previous,
            @Nullable String year) {}

    /** T-06. */
    record Channel(String channel, String customerType, long acquired, long intended, long closed) {}

    /** T-07; the counts are of the step before (n) and of those of them that came here (k). */
    record Step(
            String step,
            long reached,
            long k,
            long n,
            @Nullable String healthyLow,
            @Nullable String healthyHigh,
            @Nullable String status,
            List<Hint> hints) {

        public Step {
            hints = hints == null ? List.of() : List.copyOf(hints);
        }
    }

    /** What usually lies behind a step below its range: a key that has words in each language, and English ones. */
    record Hint(String key, String text) {}

    /** Why deals were lost. */
    record Loss(String reason, long deals, List<Money> amounts) {}

    record Money(String amount, String currency) {}

    /** A number of this review and of those before it, the oldest first. */
    record Trend(
            String name,
            String nameZh,
            String unit,
            @Nullable String currency,
            List<Point> points) {}

    record Point(LocalDate from, String value) {}

    /** something that happened with a chosen account. */
    record Moment(
            String account,
            LocalDate day,
            String event,
            @Nullable Money amount,
            @Nullable String reason) {}

    /** A problem and the number that it is about, with what that is held against. */
    record Problem(
            String statement,
            String metric,
            String unit,
            @Nullable String value,
            String against,
            @Nullable String reference,
            String impact,
            boolean core) {}

    /** T-02; the chain of answers to "why?" leads from what shows to the root. */
    record Cause(
            String problem,
            @Nullable String root,
            List<String> whys,
            String initial,
            @Nullable String deep,
            @Nullable String verification,
            @Nullable String controllable,
            boolean proven) {
        public Cause {
            whys = whys == null ? List.of() : List.copyOf(whys);
        }
    }

    /** a branch of the fishbone, its title by language, with the causes that hang on it. */
    record Branch(Map<String, String> title, List<String> causes) {}

    /**
     * Words that are about the same; a theme may have no title of its own.
     *
     * @param votes of the last round that was closed; null = there was none
     */
    record Theme(@Nullable String title, @Nullable Integer votes, List<Word> words) {}

    /**
     * A revealed reflection by its id. A report keeps no text of it: that is looked up whenever it is read, and is null
     * once its writer was erased.
     */
    record Word(String id, @Nullable String text) {
        Word said(Map<String, String> texts) {
            return new Word(id, texts.get(id));
        }
    }

    /** T-03. */
    record Lesson(String kind, String content, @Nullable String scene) {}

    /** T-04. An abridged one has neither owner nor date. */
    record Action(
            String measure,
            String owner,
            @Nullable LocalDate due,
            @Nullable String resources,
            List<Checkpoint> checkpoints,
            String status) {

        Action abridged() {
            return new Action(measure, "", null, null, List.of(), status);
        }
    }

    /** Something to be shown, or a metric's criterion; and the verdict, once there is one. */
    record Checkpoint(
            @Nullable String artefact,
            @Nullable Criterion criterion,
            @Nullable String state) {}

    /** A number of the pack by its key, with its unit where the pack knows it. */
    record Restated(
            String numberKey,
            @Nullable String unit,
            @Nullable String frozen,
            @Nullable String current,
            long causes) {}
}
