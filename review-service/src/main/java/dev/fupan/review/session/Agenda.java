package dev.fupan.review.session;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.review.ReviewEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session is to be about.
 *
 * @param about what kinds other than the periodic one look at: an account, a metric, a team
 * @param accounts customers that the session looks at one by one
 */
public record Agenda(
        String kind,
        String goal,
        Map<String, String> scope,
        @Nullable About about,
        List<String> accounts,
        ReviewEvent.Period period,
        Instant meetingAt) {

    public static final Set<String> KINDS = Set.of("periodic", "key_project", "anomaly", "team_capability");

    /** A thing by its kind and id. */
    public record About(String kind, String id) {}

    public Agenda {
        requireNonNull(period, "period");
        requireNonNull(meetingAt, "meetingAt");
        if (!KINDS.contains(kind)) throw new IllegalArgumentException("no kind of review: " + kind);
        scope = Map.copyOf(scope);
        accounts = List.copyOf(accounts);
    }

    /** The kinds of things that this kind of review is about; a periodic one is about its period. */
    static Set<String> subjects(String kind) {
        return switch (kind) {
            case "key_project" -> Set.of("account", "deal", "product");
            case "anomaly" -> Set.of("metric");
            case "team_capability" -> Set.of("team", "rep");
            default -> Set.of();
        };
    }

    /** A goal with neither a number nor a question nor a scope leads nowhere. */
    boolean isVague() {
        boolean concrete =
                goal.codePoints().anyMatch(point -> Character.isDigit(point) || point == '?' || point == '？');
        return !concrete && scope.isEmpty() && about == null;
    }
}
