package dev.fupan.actions.action;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.criterion.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a criterion is looked at. Point mode has one look at the end of its window; evidence mode one on each day at
 * the start's local time, and one at the deadline. An extension adds the original length once more.
 */
record Timetable(Criterion criterion, Instant startAt, ZoneId zone) {

    static final int MAX_EXTENSIONS = 2;

    boolean isEvidence() {
        return criterion.mode().equals("evidence");
    }

    /** The end of the window after that many extensions. */
    Instant end(int extensions) {
        return Span.of(criterion.window()).after(startAt, 1 + extensions, zone);
    }

    Instant first() {
        return isEvidence() ? daily(startAt, end(0)) : end(0);
    }

    /** The first daily look after that one, the deadline at the latest. */
    Instant daily(Instant after, Instant deadline) {
        ZonedDateTime start = startAt.atZone(zone);
        long days = Math.max(0, java.time.temporal.ChronoUnit.DAYS.between(start, after.atZone(zone)));
        Instant next = start.plusDays(days).toInstant();
        while (!next.isAfter(after)) next = start.plusDays(++days).toInstant();
        return next.isBefore(deadline) ? next : deadline;
    }
}
