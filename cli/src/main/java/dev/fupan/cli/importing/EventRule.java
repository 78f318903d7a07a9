package dev.fupan.cli.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.crm.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event that a row may give.
 *
 * <p>Without an {@code id} of the mapping the id is a digest of the row and the rule's place, so that the same row
 * always gives the same identity and a changed row another one.
 */
record EventRule(
        String name,
        EventType type,
        Condition when,
        @Nullable Value id,
        String source,
        @Nullable Value time,
        Times times,
        @Nullable Value sequence,
        List<Field> fields) {

    /** A field of the data; a path of two names reaches into a map, as {@code attributes.country}. */
    record Field(List<String> path, Shape shape, Value value) {}

    Optional<MappedEvent> map(Row row) throws RowFault {
        if (!when.holds(row)) {
            return Optional.empty();
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        String eventId = id(row);
        event.put("specversion", "1.0").put("id", eventId).put("source", source).put("type", type.name());
        putTime(event, row);
        Object order = sequence == null ? null : sequence.of(row);
        if (order != null) {
            event.put("sequence", order.toString());
        }
        event.put("datacontenttype", "application/json");
        event.set("data", data(row));
        return Optional.of(new MappedEvent(row, eventId, type.name(), event));
    }

    private String id(Row row) throws RowFault {
        if (id == null) {
            return name + "/" + digest(row);
        }
        Object own = id.of(row);
        if (own == null) {
            throw new RowFault("id", "is empty");
        }
        return own.toString();
    }

    private void putTime(ObjectNode event, Row row) throws RowFault {
        Object when = time == null ? null : time.of(row);
        if (when != null) {
            try {
                event.put("time", times.instant(when.toString()).toString());
            } catch (RowFault fault) {
                throw new RowFault("time", fault.reason());
            }
        }
    }

    private ObjectNode data(Row row) throws RowFault {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            try {
                Object content = field.value.of(row);
                if (content != null) {
                    put(data, field.path, field.shape.node(content, times));
                }
            } catch (RowFault fault) {
                throw new RowFault("data." + String.join(".", field.path), fault.reason());
            }
        }
        return data;
    }

    private static void put(ObjectNode data, List<String> path, JsonNode node) {
        ObjectNode holder = path.size() == 1 ? data : data.withObjectProperty(path.get(0));
        holder.set(path.get(path.size() - 1), node);
    }

    private static String digest(Row row) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, Object> cell : new TreeMap<>(row.cells()).entrySet()) {
                sha.update((cell.getKey() + "\u0000" + cell.getValue() + "\u0001").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
