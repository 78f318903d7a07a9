package dev.fupan.metrics.feed;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Fields;
import dev.fupan.metrics.entity.Records;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Understands a record of {@code crm.events}. */
final class Parsing {
    static final long MICROS_PER_MILLI = 1_000;

    private Parsing() {}

    static Arrival arrival(ConsumerRecord<String, byte[]> record) throws Refused {
        Headers headers = record.headers();
        String typeName = required(headers, CeHeaders.TYPE);
        EventType type =
                EventTypes.byName(typeName).orElseThrow(() -> new Refused(Refused.UNKNOWN_TYPE, "no type " + typeName));
        String tenant = required(headers, CeHeaders.TENANT_ID);
        // the key chooses the partition, and a tenant lies in one
        if (!Soundness.namesTenant(tenant) || !tenant.equals(record.key())) {
            throw new Refused(Refused.UNREADABLE, "the key is not the tenant");
        }
        if (record.value() == null) {
            throw new Refused(Refused.UNREADABLE, "a record without data");
        }
        try {
            Fields fields = Records.fields(record.value());
            String time = text(headers, CeHeaders.TIME);
            String sequence = text(headers, CeHeaders.SEQUENCE);
            Instant said = time == null ? null : Rfc3339.instant(time);
            Instant counted = said == null ? Rfc3339.instant(required(headers, CeHeaders.RECEIVED_TIME)) : said;
            Event event = new Event(
                    record.offset(),
                    record.timestamp() * MICROS_PER_MILLI,
                    Cut.micros(counted),
                    said == null,
                    required(headers, CeHeaders.SOURCE),
                    sequence == null || sequence.isEmpty() ? null : sequence,
                    required(headers, CeHeaders.ID),
                    type,
                    CanonicalContent.of(typeName, said, sequence, record.value()),
                    fields);
            Soundness.check(event);
            EntityRef entity = type.entity(fields::textOrObject);
            return new Arrival(tenant, record.partition(), entity, event);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refused(Refused.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String required(Headers headers, String name) throws Refused {
        String text = text(headers, name);
        if (text == null) {
            throw new Refused(Refused.UNREADABLE, "no header " + name);
        }
        return text;
    }
}
