package dev.fupan.kit.outbox;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import dev.fupan.contracts.loop.EventFamily;
import dev.fupan.contracts.loop.LoopEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event of our own, as it leaves: a CloudEvent in binary mode under the key of the thing that changed.
 *
 * @param id of the event; the same change must give the same id, else readers cannot tell it is the same
 * @param key of the record and subject of the event: the id of the aggregate
 * @param revision of the aggregate after the change; rises by one with each event of the key
 * @param causationId the event or request behind it; its own id when nothing else is known
 * @param actor a person's id, a key's id or {@code system}
 */
public record OwnEvent(
        String tenant,
        String topic,
        String source,
        String id,
        String key,
        long revision,
        Instant time,
        String causationId,
        String actor,
        LoopEvent data) {

    public OwnEvent {
        requireNonNull(tenant, "tenant");
        requireNonNull(topic, "topic");
        requireNonNull(source, "source");
        requireNonNull(id, "id");
        requireNonNull(key, "key");
        requireNonNull(time, "time");
        requireNonNull(causationId, "causationId");
        requireNonNull(actor, "actor");
        requireNonNull(data, "data");
        if (revision < 1) throw new IllegalArgumentException("revisions start at 1, not at " + revision);
    }

    /** An id that follows from the key and its revision, so that a transaction run again says the same. */
    public static String idOf(String source, String tenant, String key, long revision) {
        return UUID.nameUUIDFromBytes((source + '|' + tenant + '|' + key + '|' + revision)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    public OutgoingRecord toRecord() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CeHeaders.SPEC_VERSION, CeHeaders.SPEC_VERSION_1_0);
        headers.put(CeHeaders.ID, id);
        headers.put(CeHeaders.SOURCE, source);
        headers.put(CeHeaders.TYPE, EventFamily.nameOf(data));
        headers.put(CeHeaders.TIME, time.toString());
        headers.put(CeHeaders.SUBJECT, key);
        headers.put(CeHeaders.TENANT_ID, tenant);
        headers.put(OwnHeaders.AGGREGATE_REVISION, Long.toString(revision));
        headers.put(OwnHeaders.CAUSATION_ID, causationId);
        headers.put(OwnHeaders.ACTOR, actor);
        headers.put(CeHeaders.CONTENT_TYPE, CeHeaders.APPLICATION_JSON);
        return new OutgoingRecord(tenant, topic, key, headers, EventFamily.write(data));
    }
}
