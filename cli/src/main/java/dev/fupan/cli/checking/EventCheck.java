package dev.fupan.cli.checking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.crm.FieldSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a structured event is one of the language. */
public final class EventCheck {

    private static final Duration FUTURE_TOLERATED = Duration.ofHours(24);

    private EventCheck() {}

    /** A field and what is wrong with it. */
    public record Fault(String field, String reason) {}

    public static List<Fault> faults(JsonNode event, Instant now) {
        List<Fault> faults = new ArrayList<>();
        String id = event.path("id").asText();
        if (id.isEmpty() || id.length() > FieldSpec.MAX_ID_LENGTH) {
            faults.add(new Fault("id", "must have 1 to " + FieldSpec.MAX_ID_LENGTH + " characters"));
        }
        if (event.path("source").asText().isEmpty()) {
            faults.add(new Fault("source", "is required"));
        }
        timeFault(event, now).ifPresent(faults::add);
        Optional<EventType> type = EventTypes.byName(event.path("type").asText());
        if (type.isEmpty()) {
            faults.add(new Fault("type", "'" + event.path("type").asText() + "' is no type of the language"));
        } else {
            dataFaults(type.get(), event.path("data"), faults);
        }
        return faults;
    }

    private static Optional<Fault> timeFault(JsonNode event, Instant now) {
        if (!event.has("time")) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(event.path("time").asText()).toInstant();
            return time.isAfter(now.plus(FUTURE_TOLERATED))
                    ? Optional.of(new Fault("time", time + " is more than 24 h in the future"))
                    : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.of(new Fault("time", "is no RFC 3339 instant"));
        }
    }

    private static void dataFaults(EventType type, JsonNode data, List<Fault> faults) {
        if (!data.isObject()) {
            faults.add(new Fault("data", "must be an object"));
            return;
        }
        for (FieldSpec field : type.fields()) {
            JsonNode node = data.get(field.name());
            if (node == null || node.isNull() && !field.nullable()) {
                if (field.required()) {
                    faults.add(new Fault("data." + field.name(), "is required"));
                }
            } else if (!node.isNull()) {
                FieldCheck.fault(field, node)
                        .ifPresent(reason -> faults.add(new Fault("data." + field.name(), reason)));
            }
        }
        if (!type.oneOf().isEmpty() && type.oneOf().stream().noneMatch(data::hasNonNull)) {
            faults.add(new Fault("data", "needs one of " + String.join(", ", type.oneOf())));
        }
    }
}
