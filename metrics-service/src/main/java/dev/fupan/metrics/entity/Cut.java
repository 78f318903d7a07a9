package dev.fupan.metrics.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which events a reading keeps: those that happened by a time, were recorded by a position, and appended by an instant.
 *
 * @param timeMicros the last business time that is kept, microseconds since the epoch
 * @param position the last offset that is kept
 * @param appendMicros the last append time that is kept
 */
public record Cut(long timeMicros, long position, long appendMicros) {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Nothing is cut: what is known now. */
    public static final Cut LIVE = new Cut(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    public Cut asOf(Instant time) {
        return new Cut(micros(time), position, appendMicros);
    }

    public Cut upTo(long lastPosition) {
        return new Cut(timeMicros, lastPosition, appendMicros);
    }

    public Cut appendedBy(Instant instant) {
        return new Cut(timeMicros, position, micros(instant));
    }

    public boolean isLive() {
        return equals(LIVE);
    }

    boolean keeps(Event event) {
        return event.timeMicros() <= timeMicros && keepsPosition(event);
    }

    boolean keepsPosition(Event event) {
        return event.position() <= position && event.appendMicros() <= appendMicros;
    }

    public static long micros(Instant instant) {
        // ChronoUnit.MICROS.between counts nanoseconds first and overflows before 1678
        long seconds = Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND);
        return Math.addExact(seconds, instant.getNano() / NANOS_PER_MICRO);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
