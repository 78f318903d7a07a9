package dev.fupan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Small made-up events. */
final class Leads {
    private Leads() {}

    static JsonNode standard() {
        return Http.JSON.createObjectNode().put("timeZone", "UTC").put("currency", "CNY");
    }

    static ObjectNode event(String type, String id, String time, ObjectNode data) {
        ObjectNode event = Http.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/crm")
                .put("type", type)
                .put("time", time);
        event.set("data", data);
        return event;
    }

    static ObjectNode created(String lead, String channel) {
        ObjectNode data = Http.JSON.createObjectNode().put("leadId", lead).put("channel", channel);
        return event("crm.lead.created.v1", "created-" + lead, "2026-07-02T08:00:00Z", data);
    }

    static ObjectNode won(String lead, String amount) {
        ObjectNode data = Http.JSON.createObjectNode().put("leadId", lead).put("amount", amount);
        return event("crm.deal.won.v1", "won-" + lead, "2026-07-12T08:00:00Z", data);
    }

    /** Leads of one channel, of which the first ones were won. */
    static List<JsonNode> channel(String channel, int leads, int won) {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            events.add(created(channel + "-" + i, channel));
            if (i < won) {
                events.add(won(channel + "-" + i, "100"));
            }
        }
        return events;
    }
}
