package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.cli.Refusal;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of agreed actions: their owners do them, and those that changed nothing are given up for the next. */
final class FollowThrough {

    private static final int TRIES = 5;
    private static final Set<String> PENDING = Set.of("pending", "");
    private static final String GIVEN_UP =
            "没有达到检查点的要求，由下一次复盘的措施接替 / missed its checkpoint; the next review agreed on another one";

    private final Colleagues colleagues;
    private final URI actions;
    private final String lead;

    FollowThrough(Colleagues colleagues, URI actions, String lead) {
        this.colleagues = colleagues;
        this.actions = actions;
        this.lead = lead;
    }

    /** The action of a review, as soon as the tracker has heard of it. */
    JsonNode agreedIn(String review, String measure) {
        JsonNode all = Colleagues.awaited(
                () -> colleagues
                        .as(lead)
                        .get(actions, "actions?review=" + review)
                        .path("items"),
                found -> named(found, measure) != null);
        JsonNode action = named(all, measure);
        return action == null ? JsonNodeFactory.instance.missingNode() : action;
    }

    private static @Nullable JsonNode named(JsonNode found, String measure) {
        for (JsonNode one : found) if (one.path("measure").asText().equals(measure)) return one;
        return null;
    }

    /** Done by its owner; given up when its checkpoint says that it did not work. */
    void carryOut(JsonNode action) {
        String id = action.path("id").asText();
        String owner = action.path("ownerId").asText();
        move(owner, id, "in_progress", null);
        JsonNode judged = Colleagues.awaited(
                () -> colleagues.as(owner).get(actions, "actions/" + id), now -> !PENDING.contains(state(now)));
        if (state(judged).equals("fail")) move(lead, id, "cancelled", GIVEN_UP);
        else move(owner, id, "done", null);
    }

    private static String state(JsonNode action) {
        return action.at("/checkpoints/0/state").asText();
    }

    void begin(JsonNode action) {
        move(action.path("ownerId").asText(), action.path("id").asText(), "in_progress", null);
    }

    void block(JsonNode action, String reason) {
        begin(action);
        move(action.path("ownerId").asText(), action.path("id").asText(), "blocked", reason);
    }

    void comment(JsonNode action, String text) {
        colleagues
                .as(action.path("ownerId").asText())
                .post(
                        actions,
                        "actions/" + action.path("id").asText() + "/comments",
                        JsonNodeFactory.instance.objectNode().put("words", text));
    }

    // A look that is just being judged changes the action as well: whoever comes second reads it again.
    private void move(String person, String id, String to, @Nullable String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("to", to);
        if (reason != null) body.put("reason", reason);
        for (int attempt = 1; ; attempt++) {
            JsonNode now = colleagues.as(person).get(actions, "actions/" + id);
            if (now.path("status").asText().equals(to)) return;
            try {
                String version = now.path("revision").asText();
                colleagues.as(person).put(actions, "actions/" + id + "/status", version, body);
                return;
            } catch (Refusal changedMeanwhile) {
                if (attempt == TRIES) throw changedMeanwhile;
            }
        }
    }
}
