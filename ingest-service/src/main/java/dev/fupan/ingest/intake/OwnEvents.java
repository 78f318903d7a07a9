package dev.fupan.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that our own interface appends to the log: checked like a producer's, with this service as their source. */
public final class OwnEvents {

    public static final String SOURCE = "/ingest-service";

    private static final String DATA = "/data";

    private OwnEvents() {}

    /** A record for the outbox; it is the caller's business that the data are sound. */
    public static OutgoingRecord record(
            String tenant, String type, byte[] data, Instant at, @Nullable String sequence) {
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

    /**
     * What someone asked for through our own interface, held to the rules of its type.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem that names everything that is wrong
     */
    public static <T> T read(String type, JsonNode body, Class<T> as, Instant now) {
        Map<String, String> attributes = Map.of("specversion", "1.0", "id", "check", "source", SOURCE, "type", type);
        try {
            Checked checked = EventReader.binary(attributes, EventJson.mapper().writeValueAsBytes(body), now);
            if (checked instanceof Checked.Refused refused)
                throw invalid(refused, DATA).asException();
            return EventJson.mapper().treeToValue(body, as);
        } catch (UnrecognizedPropertyException unknown) {
            String expected = "one of " + new TreeSet<>(unknown.getKnownPropertyIds());
            List<Violation> one = List.of(new Violation("/" + Findings.step(unknown.getPropertyName()), expected));
            throw invalid(one).asException();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("sound data of " + type + " cannot be read", impossible);
        }
    }

    /** The refusal of a single event as a problem. */
    public static Problem invalid(Checked.Refused refused) {
        return invalid(refused.violations());
    }

    // Whoever asks through our interface sends the data alone, so that is what the pointers point into.
    private static Problem invalid(Checked.Refused refused, String root) {
        return invalid(refused.violations().stream()
                .map(each -> each.pointer().startsWith(root)
                        ? new Violation(each.pointer().substring(root.length()), each.expected())
                        : each)
                .toList());
    }

    private static Problem invalid(List<Violation> found) {
        List<Map<String, String>> violations = found.stream()
                .map(each -> Map.of("pointer", each.pointer(), "expected", each.expected()))
                .toList();
        return ProblemType.INVALID
                .because("See 'violations' for what was expected where.")
                .with("violations", violations);
    }
}
