package dev.fupan.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What became of a batch. Accepted means written to the log and acknowledged by it. */
public record Receipt(int accepted, List<Rejected> rejected, int quarantined) {

    public static final Receipt EMPTY = new Receipt(0, List.of(), 0);

    public Receipt {
        rejected = List.copyOf(rejected);
    }

    /** An event that was refused: its place in the batch, the field, and what was expected of it. */
    public record Rejected(int index, String id, String field, String reason) {}

    public Receipt plus(Receipt next, int offset) {
        List<Rejected> all = new ArrayList<>(rejected);
        next.rejected.forEach(r -> all.add(new Rejected(r.index + offset, r.id, r.field, r.reason)));
        return new Receipt(accepted + next.accepted, all, quarantined + next.quarantined);
    }

    static Receipt read(JsonNode body) {
        List<Rejected> rejected = new ArrayList<>();
        for (JsonNode each : body.path("rejected")) {
            JsonNode violations = each.path("violations");
            String field = violations.isEmpty() ? each.path("field").asText("") : field(violations.get(0));
            rejected.add(
                    new Rejected(each.path("index").asInt(-1), each.path("id").asText(""), field, reason(each)));
        }
        return new Receipt(count(body, "accepted"), rejected, count(body, "quarantined"));
    }

    private static int count(JsonNode body, String list) {
        JsonNode node = body.path(list);
        return node.isNumber() ? node.asInt() : node.size();
    }

    /** {@code /data/level} -> {@code data.level}, as the mapping's own faults are named. */
    private static String field(JsonNode violation) {
        return violation.path("pointer").asText("").replaceFirst("^/", "").replace('/', '.');
    }

    private static String reason(JsonNode rejected) {
        JsonNode violations = rejected.path("violations");
        if (violations.size() == 1) {
            return "expected " + violations.get(0).path("expected").asText();
        }
        List<String> reasons = new ArrayList<>();
        violations.forEach(each ->
                reasons.add(field(each) + ": expected " + each.path("expected").asText()));
        return reasons.isEmpty()
                ? rejected.path("expected").asText(rejected.path("type").asText(""))
                : String.join("; ", reasons);
    }
}
