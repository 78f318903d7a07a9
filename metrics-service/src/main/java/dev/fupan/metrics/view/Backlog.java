package dev.fupan.metrics.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Since when a partition has had records that are not counted: the ends that were seen and are not reached yet.
 *
 * <p>It is as exact as the end is looked at often. A restart forgets, so a lag begins no earlier than the process.
 */
final class Backlog {
    private static final int MOST_SEEN = 3_600;

    private record Seen(long end, Instant at) {}

    private final Deque<Seen> unreached = new ArrayDeque<>();
    private long records;

    /**
     * @param end offset that the next record of the log will have
     * @param next offset that is counted next
     */
    synchronized void look(Instant now, long end, long next) {
        records = Math.max(0, end - next);
        while (!unreached.isEmpty() && unreached.peekFirst().end() <= next) {
            unreached.removeFirst();
        }
        boolean grown =
                unreached.isEmpty() ? end > next : end > unreached.peekLast().end();
        if (grown && unreached.size() < MOST_SEEN) {
            unreached.addLast(new Seen(end, now));
        }
    }

    synchronized long millis(Instant now) {
        return unreached.isEmpty()
                ? 0
                : Math.max(0, Duration.between(unreached.peekFirst().at(), now).toMillis());
    }

    /** Not counted at the last look. */
    synchronized long records() {
        return records;
    }
}
