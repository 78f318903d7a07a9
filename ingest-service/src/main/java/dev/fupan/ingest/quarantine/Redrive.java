package dev.fupan.ingest.quarantine;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.ingest.intake.Checked;
import dev.fupan.ingest.intake.Envelope;
import dev.fupan.ingest.intake.EventReader;
import dev.fupan.ingest.intake.OwnEvents;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.problem.ProblemType;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the record that is sent again out of what lies in quarantine: the event as it came, or as it was corrected.
 *
 * <p>The same check decides as at the door. The received time stays that of the first arrival, because it stands in
 * for the time of an event that came without one.
 */
final class Redrive {

    private Redrive() {}

    /** @param corrected a structured event that replaces the one in quarantine; empty = send it as it is */
    static OutgoingRecord record(String tenant, Row row, byte[] corrected, Instant now) {
        Map<String, String> headers = QuarantineView.headers(row);
        String received = headers.getOrDefault(CeHeaders.RECEIVED_TIME, now.toString());
        Checked checked = corrected.length > 0
                ? EventReader.structured(corrected, 0, corrected.length, now)
                : EventReader.binary(attributes(headers), QuarantineStore.data(row), now);
        if (checked instanceof Checked.Acceptable event)
            return OwnEvents.record(tenant, event.envelope(), event.data(), received);
        if (checked instanceof Checked.Unknown event) throw stillUnknown(event.envelope());
        throw OwnEvents.invalid((Checked.Refused) checked).asException();
    }

    private static RuntimeException stillUnknown(Envelope envelope) {
        return ProblemType.CONFLICT
                .because("The type " + envelope.type() + " is still unknown; correct the event, or wait for a version"
                        + " that knows it.")
                .asException();
    }

    private static Map<String, String> attributes(Map<String, String> headers) {
        Map<String, String> attributes = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith("ce_")) attributes.put(name.substring(3), value);
        });
        return attributes;
    }
}
