package dev.fupan.actions.action;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an action has come. Each state's methods are the ways out of it, so that there are no others; being overdue
 * is no state but follows from the due date.
 */
public sealed interface Status {

    /** All states, as on the wire. */
    Set<String> WORDS = Set.of("not_started", "in_progress", "blocked", "done", "verified", "cancelled");

    /** Those in which somebody still has to work on it. */
    Set<String> OPEN = Set.of("not_started", "in_progress", "blocked");

    /** As on the wire, {@code in_progress}. */
    String word();

    default Optional<String> reason() {
        return Optional.empty();
    }

    /** Whether somebody still has to work on it. */
    default boolean isOpen() {
        return false;
    }

    record NotStarted() implements Status {
        @Override
        public String word() {
            return "not_started";
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        public InProgress start() {
            return new InProgress();
        }

        public Cancelled cancel(String reason) {
            return new Cancelled(reason);
        }
    }

    record InProgress() implements Status {
        @Override
        public String word() {
            return "in_progress";
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        public NotStarted putBack() {
            return new NotStarted();
        }

        public Blocked block(String reason) {
            return new Blocked(reason);
        }

        public Done finish() {
            return new Done();
        }

        public Cancelled cancel(String reason) {
            return new Cancelled(reason);
        }
    }

    record Blocked(String why) implements Status {
        public Blocked {
            requireNonNull(why, "why");
        }

        @Override
        public String word() {
            return "blocked";
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        public InProgress resume() {
            return new InProgress();
        }

        public Done finish() {
            return new Done();
        }

        public Cancelled cancel(String reason) {
            return new Cancelled(reason);
        }
    }

    record Done() implements Status {
        @Override
        public String word() {
            return "done";
        }

        public InProgress takeUpAgain() {
            return new InProgress();
        }

        public Verified verify() {
            return new Verified();
        }
    }

    record Verified() implements Status {
        @Override
        public String word() {
            return "verified";
        }
    }

    record Cancelled(String why) implements Status {
        public Cancelled {
            requireNonNull(why, "why");
        }

        @Override
        public String word() {
            return "cancelled";
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }

    /** From the two columns that hold it. */
    static Status of(String word, @Nullable String reason) {
        return switch (word) {
            case "not_started" -> new NotStarted();
            case "in_progress" -> new InProgress();
            case "blocked" -> new Blocked(requireNonNull(reason, "reason"));
            case "done" -> new Done();
            case "verified" -> new Verified();
            case "cancelled" -> new Cancelled(requireNonNull(reason, "reason"));
            default -> throw new IllegalArgumentException("not a status: " + word);
        };
    }
}
