package dev.fupan.metrics.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** An event as a CRM said it, on its way to the topic. */
record Said(String tenant, String type, String id, @Nullable String time, byte @Nullable [] data) {
    static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final String RECEIVED = "2026-12-01T07:00:00Z";

    /** @param fields names and values in turn */
    static Said of(String tenant, String type, String id, String time, @Nullable Object... fields) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            data.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return new Said(tenant, "crm." + type + ".v1", id, time, json(data));
    }

    static Said configured(String tenant, String id, String time, WorkspaceConfiguration configuration) {
        return new Said(tenant, "fupan.workspace.configured.v1", id, time, json(configuration));
    }

    Said withType(String otherType) {
        return new Said(tenant, otherType, id, time, data);
    }

    Said withTime(String otherTime) {
        return new Said(tenant, type, id, otherTime, data);
    }

    Said withData(byte @Nullable [] otherData) {
        return new Said(tenant, type, id, time, otherData);
    }

    Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        header(headers, CeHeaders.TENANT_ID, tenant);
        header(headers, CeHeaders.RECEIVED_TIME, RECEIVED);
        header(headers, CeHeaders.ID, id);
        header(headers, CeHeaders.SOURCE, "/crm");
        header(headers, CeHeaders.TYPE, type);
        if (time != null) {
            header(headers, CeHeaders.TIME, time);
        }
        return headers;
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] json(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
