package dev.fupan.metrics.property;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Fields;
import dev.fupan.metrics.entity.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A record at its position, as somebody would tell it; days count from 1 January 2026, null is an absent time.
 *
 * @param data JSON
 */
public record Said(
        long position,
        @Nullable Integer day,
        String source,
        @Nullable String sequence,
        String id,
        String type,
        String data) {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant FIRST_APPEND = Instant.parse("2026-02-01T00:00:00Z");

    static Said of(long position, int day, String type, String data) {
        return new Said(position, day, "crm", null, "e" + position, type, data);
    }

    Said at(long otherPosition) {
        return new Said(otherPosition, day, source, sequence, id, type, data);
    }

    static Instant instant(int day) {
        return START.plus(day, ChronoUnit.DAYS);
    }

    static Instant appended(long position) {
        return FIRST_APPEND.plus(position, ChronoUnit.HOURS);
    }

    Fields fields() {
        return Records.fields(bytes());
    }

    public EntityRef entity() {
        return eventType().entity(fields()::text);
    }

    public Event event() {
        Instant time = day == null ? null : instant(day);
        return new Event(
                position,
                Cut.micros(appended(position)),
                Cut.micros(time == null ? appended(position) : time),
                time == null,
                source,
                sequence,
                id,
                eventType(),
                CanonicalContent.of(type, time, sequence, bytes()),
                fields());
    }

    private EventType eventType() {
        return EventTypes.byName(type).orElseThrow();
    }

    private byte[] bytes() {
        return data.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String when = day == null ? "(no time)" : "day " + day;
        String order = sequence == null ? "" : " sequence " + sequence;
        return "\n  @" + position + " " + when + " " + source + "/" + id + order + " " + type + " " + data;
    }
}
