package dev.fupan.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.fupan.cli.sending.OutgoingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what happened in the company's time as an event in ours. */
final class EventWriter {

    private static final JsonFactory JSON = new JsonFactory();

    /** The company's time -> our time. */
    @FunctionalInterface
    interface Clockwork {
        Instant real(Instant simulated);
    }

    private final Clockwork clockwork;
    private final String sourceSuffix;

    EventWriter(Clockwork clockwork) {
        this(clockwork, "");
    }

    /** Another suffix makes other events of the same story, which a load generator needs. */
    EventWriter(Clockwork clockwork, String sourceSuffix) {
        this.clockwork = clockwork;
        this.sourceSuffix = sourceSuffix;
    }

    OutgoingEvent write(SimEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        Instant time = clockwork.real(event.time());
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source() + sourceSuffix);
            json.writeStringField("type", event.type());
            json.writeStringField("time", time.toString());
            if (event.sequence() != null) {
                json.writeStringField("sequence", event.sequence());
            }
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            value(json, data(event), time);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new OutgoingEvent(event.id(), event.type(), bytes.toByteArray());
    }

    /** A void names the source of its target, which bears the suffix too. */
    private Map<String, Object> data(SimEvent event) {
        if (sourceSuffix.isEmpty() || !event.data().containsKey("source")) {
            return event.data();
        }
        Map<String, Object> data = new LinkedHashMap<>(event.data());
        data.computeIfPresent("source", (name, source) -> source + sourceSuffix);
        return data;
    }

    private void value(JsonGenerator json, Object value, Instant time) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                value(json, entry.getValue(), time);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(json, item, time);
            }
            json.writeEndArray();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal decimal) {
            json.writeString(decimal.toPlainString());
        } else if (value instanceof SimEvent.DaysLater later) {
            json.writeString(time.atZone(Company.ZONE)
                    .toLocalDate()
                    .plusDays(later.days())
                    .toString());
        } else if (value instanceof SimEvent.Later later) {
            json.writeString(time.plus(later.by()).toString());
        } else {
            json.writeString(value.toString());
        }
    }
}
