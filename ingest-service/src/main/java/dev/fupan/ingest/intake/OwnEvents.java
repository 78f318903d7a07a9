package dev.fupan.ingest.intake;

import dev.fupan.contracts.Topics;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that our own interface appends to the log: checked like a producer's, with this service as their source. */
public final class OwnEvents {

    public static final String SOURCE = "/ingest-service";

    private OwnEvents() {}

    /** A record for the outbox; it is the caller's business that the data are sound. */
    public static OutgoingRecord record(String tenant, String type, byte[] data, Instant at, @Nullable String sequence) {
        String time = at.truncatedTo(ChronoUnit.MICROS).toString();
        Envelope envelope =
                new Envelope(UUID.randomUUID().toString(), SOURCE, type, time, null, sequence, null, null, Map.of());
        return record(tenant, envelope, data, time);
    }

    /** A record for the outbox of an event that has passed the check. */
    public static OutgoingRecord record(String tenant, Envelope envelope, byte[] data, String receivedTime) {
        return new OutgoingRecord(
                tenant, Topics.CRM_EVENTS, tenant, CrmRecord.headers(envelope, tenant, receivedTime), data);
    }

    /** Applies the rules of the type to data from our own interface; throws the problem that names each violation. */
    public static void check(String type, byte[] data, Instant now) {
        Map<String, String> attributes = Map.of("specversion", "1.0", "id", "check", "source", SOURCE, "type", type);
        Checked checked = EventReader.binary(attributes, data, now);
        if (checked instanceof Checked.Refused refused) throw invalid(refused).asException();
    }

    /** The refusal of a single event as a problem. */
    public static Problem invalid(Checked.Refused refused) {
        List<Map<String, String>> violations = refused.violations().stream()
                .map(v -> Map.of("pointer", v.pointer(), "expected", v.expected()))
                .toList();
        return ProblemType.INVALID.because("See 'violations' for what was expected where.").with("violations", violations);
    }
}
