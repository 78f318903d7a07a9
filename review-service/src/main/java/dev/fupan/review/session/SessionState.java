package dev.fupan.review.session;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands. The methods of each state are the ways that lead on from it; a way that is not there does
 * not exist.
 */
public sealed interface SessionState {

    /** The word in the database and on the wire. */
    String word();

    /** A word back into its state; the phases are those of the session's template. */
    static SessionState of(String word, @Nullable String phase, @Nullable String reason, List<String> phases) {
        return switch (word) {
            case "scheduled" -> new Scheduled(phases);
            case "running" -> new Running(phases, requireNonNull(phase, "phase"));
            case "closed" -> new Closed(phases);
            case "reported" -> new Reported();
            case "cancelled" -> new Cancelled(requireNonNull(reason, "reason"));
            default -> throw new IllegalArgumentException("no state of a session: " + word);
        };
    }

    /** Not begun yet. */
    record Scheduled(List<String> phases) implements SessionState {
        @Override
        public String word() {
            return "scheduled";
        }

        public Running start() {
            return new Running(phases, phases.get(0));
        }

        public Cancelled cancel(String reason) {
            return new Cancelled(reason);
        }
    }

    /** The group works in one of the phases. */
    record Running(List<String> phases, String phase) implements SessionState {

        public Running {
            phases = List.copyOf(phases);
            if (!phases.contains(phase)) throw new IllegalArgumentException("no phase of this session: " + phase);
        }

        @Override
        public String word() {
            return "running";
        }

        /** The phases that lie between here and there; a way back skips none. */
        public List<String> skippedTo(String to) {
            int here = phases.indexOf(phase);
            int there = phases.indexOf(to);
            return there > here + 1 ? phases.subList(here + 1, there) : List.of();
        }

        /**
         * Goes to another phase: on by one and back freely, further on with a reason alone. Empty when it is no phase
         * of this session, the present one, or when the reason is missing.
         */
        public Optional<Step> enter(String to, @Nullable String reason) {
            if (!phases.contains(to) || to.equals(phase)) return Optional.empty();
            List<String> skipped = skippedTo(to);
            if (!skipped.isEmpty() && (reason == null || reason.isBlank())) return Optional.empty();
            return Optional.of(new Step(new Running(phases, to), phase, skipped, reason));
        }

        public Closed close() {
            return new Closed(phases);
        }

        public Cancelled cancel(String reason) {
            return new Cancelled(reason);
        }
    }

    /** A change of phase. */
    record Step(
            Running next,
            String from,
            List<String> skipped,
            @Nullable String reason) {}

    /** The work is done; the report is to come. */
    record Closed(List<String> phases) implements SessionState {
        @Override
        public String word() {
            return "closed";
        }

        public Reported report() {
            return new Reported();
        }

        /** Back into the last phase, where plans are made. */
        public Running reopen() {
            return new Running(phases, phases.get(phases.size() - 1));
        }
    }

    /** The report is out; nothing changes any more but the report's version. */
    record Reported() implements SessionState {
        @Override
        public String word() {
            return "reported";
        }

        public Reported report() {
            return this;
        }
    }

    record Cancelled(String reason) implements SessionState {

        public Cancelled {
            if (reason.isBlank()) throw new IllegalArgumentException("a session is cancelled for a reason");
        }

        @Override
        public String word() {
            return "cancelled";
        }
    }
}
