package dev.fupan.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.QuarantineHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** How a checked event is written to Kafka: binary mode, keyed by tenant, with the two attributes that are ours. */
public final class CrmRecord {

    private static final RecordHeader SPEC_VERSION = header(CeHeaders.SPEC_VERSION, CeHeaders.SPEC_VERSION_1_0);
    private static final RecordHeader JSON = header(CeHeaders.CONTENT_TYPE, CeHeaders.APPLICATION_JSON);
    private static final RecordHeader UNKNOWN_TYPE = header(QuarantineHeaders.REASON, "unknownType");

    /** As many as most records have. */
    private static final int HEADERS = 10;

    private CrmRecord() {}

    /** What all records of one request share. */
    record Stamp(byte[] tenant, RecordHeader tenantId, RecordHeader receivedTime) {
        static Stamp of(String tenant, String receivedTime) {
            byte[] bytes = tenant.getBytes(UTF_8);
            return new Stamp(
                    bytes, new RecordHeader(CeHeaders.TENANT_ID, bytes), header(CeHeaders.RECEIVED_TIME, receivedTime));
        }
    }

    static ProducerRecord<byte[], byte[]> accepted(String topic, Checked.Acceptable event, Stamp stamp) {
        return record(topic, event.envelope(), event.data(), stamp);
    }

    static ProducerRecord<byte[], byte[]> quarantined(String topic, Checked.Unknown event, Stamp stamp) {
        ProducerRecord<byte[], byte[]> record = record(topic, event.envelope(), event.data(), stamp);
        record.headers().add(UNKNOWN_TYPE);
        return record;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Envelope e, byte[] data, Stamp stamp) {
        // a list, because the producer's record makes headers of its own from whatever it gets
        List<Header> headers = new ArrayList<>(HEADERS + e.extensions().size());
        headers.add(SPEC_VERSION);
        headers.add(header(CeHeaders.ID, e.id()));
        headers.add(header(CeHeaders.SOURCE, e.source()));
        DataRules rules = DataRules.of(e.type());
        headers.add(
                rules == null ? header(CeHeaders.TYPE, e.type()) : new RecordHeader(CeHeaders.TYPE, rules.typeBytes()));
        optional(headers, CeHeaders.TIME, e.time());
        optional(headers, CeHeaders.SEQUENCE, e.sequence());
        optional(headers, CeHeaders.SUBJECT, e.subject());
        optional(headers, CeHeaders.PARTITION_KEY, e.partitionKey());
        optional(headers, CeHeaders.DATA_SCHEMA, e.dataSchema());
        if (!e.extensions().isEmpty())
            e.extensions().forEach((name, value) -> headers.add(header("ce_" + name, value)));
        headers.add(JSON);
        headers.add(stamp.tenantId);
        headers.add(stamp.receivedTime);
        return new ProducerRecord<>(topic, null, null, stamp.tenant, data, headers);
    }

    /** The same headers as a map, for records that go through the outbox. */
    public static Map<String, String> headers(Envelope e, String tenant, String receivedTime) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (var header :
                record("", e, new byte[0], Stamp.of(tenant, receivedTime)).headers())
            headers.put(header.key(), new String(header.value(), UTF_8));
        return headers;
    }

    private static void optional(List<Header> headers, String name, @Nullable String value) {
        if (value != null) headers.add(header(name, value));
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
