package dev.fupan.metrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Live;
import dev.fupan.metrics.entity.Parties;
import java.util.Map;
import java.util.TreeMap;

/** What the sets show about the records themselves. */
final class GoldenQuality {
    private final Asked asked;
    private final Map<Long, ObjectNode> duplicates = new TreeMap<>();
    private final Map<Long, ObjectNode> conflicts = new TreeMap<>();
    private final Map<Long, ObjectNode> quarantined = new TreeMap<>();
    private int counted;
    private int voided;
    private int timeAssumed;

    private GoldenQuality(Asked asked) {
        this.asked = asked;
    }

    static JsonNode of(GoldenLog log, Asked asked) {
        GoldenQuality quality = new GoldenQuality(asked);
        log.entitySets().forEach(quality::look);
        log.unknown().forEach((position, id) -> quality.quarantine(position, id, "unknownType"));
        Parties parties = log.parties(asked.cut());
        parties.circles().forEach(event -> quality.quarantine(event.position(), event.id(), "circle"));
        return quality.json();
    }

    private void look(EntitySet set) {
        Live live = Live.of(set.events(), asked.cut());
        counted += live.events().size();
        voided += live.voided().size();
        for (Event event : live.events()) {
            timeAssumed += event.timeAssumed() ? 1 : 0;
        }
        for (Event echo : set.events().echoes()) {
            Event standing = set.events().standingFor(echo);
            if (standing == null || echo.position() > asked.position()) {
                continue;
            }
            ObjectNode json = node(echo.position(), echo.id()).put("source", echo.source());
            if (echo.hasContentOf(standing)) {
                duplicates.put(echo.position(), json);
            } else {
                conflicts.put(echo.position(), json.put("standing", standing.position()));
                quarantine(echo.position(), echo.id(), "conflict");
            }
        }
    }

    private void quarantine(long position, String id, String reason) {
        if (position <= asked.position()) {
            quarantined.put(position, node(position, id).put("reason", reason));
        }
    }

    private JsonNode json() {
        ObjectNode json = GoldenLog.JSON.createObjectNode();
        if (asked.question().equals("quality")) {
            return json.put("counted", counted)
                    .put("voided", voided)
                    .put("timeAssumed", timeAssumed)
                    .put("duplicates", duplicates.size())
                    .put("quarantined", quarantined.size());
        }
        list(json, "duplicates", duplicates);
        list(json, "conflicts", conflicts);
        list(json, "quarantined", quarantined);
        return json;
    }

    private static void list(ObjectNode json, String name, Map<Long, ObjectNode> entries) {
        ArrayNode list = json.putArray(name);
        entries.values().forEach(list::add);
    }

    private static ObjectNode node(long position, String id) {
        return GoldenLog.JSON.createObjectNode().put("offset", position).put("id", id);
    }
}
