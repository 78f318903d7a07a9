package dev.fupan.contracts.loop;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of one sealed family by their names, and their data between records and JSON.
 *
 * <p>Reading refuses data that lacks a required component and passes over what it does not know.
 */
public final class EventFamily<E extends LoopEvent> {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Map<String, Class<? extends E>> records = new LinkedHashMap<>();

    private EventFamily(Class<E> family) {
        for (Class<?> permitted : family.getPermittedSubclasses()) {
            String name = permitted.getAnnotation(TypeName.class).value();
            if (records.put(name, permitted.asSubclass(family)) != null) {
                throw new IllegalStateException("two records are named " + name);
            }
        }
    }

    /** Reads the annotations of the records that the sealed interface permits. */
    public static <E extends LoopEvent> EventFamily<E> of(Class<E> family) {
        return new EventFamily<>(family);
    }

    /** The records by the names of their types, in the order of the source. */
    public Map<String, Class<? extends E>> types() {
        return Map.copyOf(records);
    }

    /** As on the wire, {@code fupan.review.scheduled.v1}. */
    public static String nameOf(LoopEvent event) {
        return event.getClass().getAnnotation(TypeName.class).value();
    }

    /**
     * The data of an event of that type; empty when the family does not know the type.
     *
     * @throws IllegalArgumentException when the data is not what the type says
     */
    public Optional<E> read(String type, byte[] data) {
        Class<? extends E> record = records.get(type);
        if (record == null) {
            return Optional.empty();
        }
        try {
            E event = requireNonNull(MAPPER.readValue(data, record), "data");
            Whole.check(event);
            return Optional.of(event);
        } catch (IOException e) {
            throw new IllegalArgumentException("not the data of a " + type, e);
        }
    }

    public static byte[] write(LoopEvent event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + nameOf(event) + " cannot be written", e);
        }
    }
}
