package dev.fupan.contracts.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * Event data between records and JSON: decimals exact and written as strings, dates and instants by ISO 8601.
 *
 * <p>For producers, importers and tests; whoever reads events by the hundred thousand parses the bytes itself.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private EventJson() {}

    /** The configured mapper, for records that live beside the events; not to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * The data of an event of that type.
     *
     * @throws IllegalArgumentException when the data is not JSON or not what the type says
     */
    public static CrmEvent read(EventType type, byte[] data) {
        try {
            return MAPPER.readValue(data, type.record());
        } catch (IOException e) {
            throw new IllegalArgumentException("not the data of a " + type, e);
        }
    }

    public static byte[] write(CrmEvent event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + EventTypes.of(event) + " cannot be written", e);
        }
    }
}
