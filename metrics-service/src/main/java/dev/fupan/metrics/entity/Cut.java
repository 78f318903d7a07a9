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
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
