package dev.fupan.review.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report says, free of any language and form; kept as JSON. */
record Report(
        String goal,
        LocalDate from,
        LocalDate to,
        LocalDate meeting,
        Map<String, String> scope,
        List<Member> members,
        @Nullable Facts facts,
        List<Performance> performance,
        List<Channel> channels,
        List<Step> funnel,
        List<Problem> problems,
        List<Cause> causes,
        List<Lesson> lessons,
        List<Action> actions,
        List<Restated> restated,
        List<Action> carriedOver,
        List<String> nextGoals,
        @Nullable String noActionReason) {

    /** A participant by name. */
    record Member(String name, String role) {}

    /** Which pack the numbers are of. */
    record Facts(String packId, String position, Instant evaluatedAt, String hash) {}

    /** T-01. */
    record Performance(
            String category,
            String metric,
            String name,
            String nameZh,
            String unit,
            @Nullable String target,
            @Nullable String actual,
            String attainment,
            @Nullable String difference) {}

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
            @Nullable String hint) {}

    record Problem(String statement, String impact, boolean core) {}

    /** T-02. */
    record Cause(
            String problem,
            String initial,
            @Nullable String deep,
            @Nullable String verification,
            @Nullable String controllable,
            boolean proven) {}

    /** T-03. */
    record Lesson(String kind, String content, @Nullable String scene) {}

    /** T-04. */
    record Action(
            String measure,
            String owner,
            LocalDate due,
            @Nullable String resources,
            List<String> checkpoints,
            String status) {}

    record Restated(
            String numberKey,
            @Nullable String frozen,
            @Nullable String current,
            long causes) {}
}
