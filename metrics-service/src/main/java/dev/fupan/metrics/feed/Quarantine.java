package dev.fupan.metrics.feed;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.QuarantineHeaders;
import dev.fupan.contracts.Topics;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.metrics.entity.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Sends what cannot be counted to {@code crm.quarantine}, through the outbox of the batch's transaction. */
@ApplicationScoped
class Quarantine {
    private final Outbox outbox;

    Quarantine(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> append(SqlConnection connection, Batch batch, List<Changes> folded) {
        List<OutgoingRecord> records = new ArrayList<>();
        for (Batch.Refusal refusal : batch.refusals()) {
            records.add(outgoing(Batch.tenant(refusal.record()), refusal.record(), refusal.reason(), refusal.detail()));
        }
        for (Changes changes : folded) {
            for (Changes.Quarantined each : changes.quarantined) {
                // An older record can turn out to close a circle only now; its bytes are in the log at its origin.
                Event event = each.event();
                records.add(
                        batch.holds(changes.tenant, event.position())
                                ? outgoing(
                                        changes.tenant,
                                        batch.record(changes.tenant, event.position()),
                                        each.reason(),
                                        each.detail())
                                : reference(changes, batch.topic(), each));
            }
        }
        return outbox.append(connection, records);
    }

    private static OutgoingRecord outgoing(
            String tenant, ConsumerRecord<String, byte[]> record, String reason, String detail) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(storable(header.key()), storable(new String(header.value(), StandardCharsets.UTF_8)));
            }
        }
        // not yet, whatever the record says
        headers.remove(QuarantineHeaders.STATE);
        headers.put(QuarantineHeaders.REASON, reason);
        headers.put(QuarantineHeaders.DETAIL, storable(detail));
        headers.put(QuarantineHeaders.ORIGIN, record.topic() + "/" + record.partition() + "/" + record.offset());
        return new OutgoingRecord(tenant, Topics.CRM_QUARANTINE, tenant, headers, record.value());
    }

    /** PostgreSQL has no NUL in a text. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static OutgoingRecord reference(Changes changes, String topic, Changes.Quarantined each) {
        Map<String, String> headers = Map.of(
                CeHeaders.TENANT_ID,
                changes.tenant,
                CeHeaders.ID,
                each.event().id(),
                CeHeaders.SOURCE,
                each.event().source(),
                CeHeaders.TYPE,
                each.event().type().name(),
                QuarantineHeaders.REASON,
                each.reason(),
                QuarantineHeaders.DETAIL,
                each.detail(),
                QuarantineHeaders.ORIGIN,
                topic + "/" + changes.partition + "/" + each.event().position());
        return new OutgoingRecord(
                changes.tenant, Topics.CRM_QUARANTINE, changes.tenant, headers, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
