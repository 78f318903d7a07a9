package dev.fupan.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
            rejected.add(new Rejected(
                    each.path("index").asInt(-1), each.path("id").asText(""), each.path("field").asText(""), reason(each)));
        }
        return new Receipt(count(body, "accepted"), rejected, count(body, "quarantined"));
    }

    private static int count(JsonNode body, String list) {
        JsonNode node = body.path(list);
        return node.isNumber() ? node.asInt() : node.size();
    }

    /** Whatever else the service says about the event, in its order, so that no explanation gets lost. */
    private static String reason(JsonNode rejected) {
        StringBuilder reason = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : rejected.properties()) {
            if (!List.of("index", "id", "source", "field", "type").contains(member.getKey()) && !member.getValue().isNull()) {
                reason.append(reason.isEmpty() ? "" : "; ").append(member.getKey()).append(": ")
                        .append(member.getValue().isValueNode() ? member.getValue().asText() : member.getValue().toString());
            }
        }
        return reason.toString();
    }
}
