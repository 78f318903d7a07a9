package dev.fupan.actions.action;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The moves that a person may ask for by naming the state to come to. */
final class Moves {

    private static final Map<String, Set<String>> LEGAL = Map.of(
            "not_started", Set.of("in_progress", "cancelled"),
            "in_progress", Set.of("not_started", "blocked", "done", "cancelled"),
            "blocked", Set.of("in_progress", "done", "cancelled"),
            "done", Set.of("in_progress", "verified"),
            "verified", Set.of(),
            "cancelled", Set.of());

    private Moves() {}

    static Set<String> from(Status status) {
        return LEGAL.getOrDefault(status.word(), Set.of());
    }

    /** Whether that move must say why. */
    static boolean needsReason(Status from, String to) {
        return to.equals("blocked")
                || to.equals("cancelled")
                || from instanceof Status.Done && to.equals("in_progress");
    }

    /** Empty when there is no such way, or its reason is missing. */
    static Optional<Status> move(Status from, String to, @Nullable String reason) {
        if (reason == null && needsReason(from, to)) return Optional.empty();
        String why = reason == null ? "" : reason;
        if (from instanceof Status.NotStarted state) return Optional.ofNullable(fromNotStarted(state, to, why));
        if (from instanceof Status.InProgress state) return Optional.ofNullable(fromInProgress(state, to, why));
        if (from instanceof Status.Blocked state) return Optional.ofNullable(fromBlocked(state, to, why));
        if (from instanceof Status.Done state) return Optional.ofNullable(fromDone(state, to));
        return Optional.empty();
    }

    private static @Nullable Status fromNotStarted(Status.NotStarted state, String to, String why) {
        return switch (to) {
            case "in_progress" -> state.start();
            case "cancelled" -> state.cancel(why);
            default -> null;
        };
    }

    private static @Nullable Status fromInProgress(Status.InProgress state, String to, String why) {
        return switch (to) {
            case "not_started" -> state.putBack();
            case "blocked" -> state.block(why);
            case "done" -> state.finish();
            case "cancelled" -> state.cancel(why);
            default -> null;
        };
    }

    private static @Nullable Status fromBlocked(Status.Blocked state, String to, String why) {
        return switch (to) {
            case "in_progress" -> state.resume();
            case "done" -> state.finish();
            case "cancelled" -> state.cancel(why);
            default -> null;
        };
    }

    private static @Nullable Status fromDone(Status.Done state, String to) {
        return switch (to) {
            case "in_progress" -> state.takeUpAgain();
            case "verified" -> state.verify();
            default -> null;
        };
    }
}
