package dev.fupan.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.Map;
import java.util.StringJoiner;

/** A question of a case as a request. */
record GoldenQuestion(JsonNode ask) {
    String kind() {
        return ask.get("question").asText();
    }

    boolean aboutPosition() {
        return ask.has("position");
    }

    /** Whether the answer depends on when the records came, which a client cannot choose. */
    boolean aboutArrival() {
        return ask.has("graceMinutes");
    }

    /** @param positions where the offsets of the case have come to stand in the real log */
    String request(Map<Long, Long> positions) {
        StringJoiner query = new StringJoiner("&", path() + "?", "");
        for (String name : new String[] {
            "from",
            "to",
            "basis",
            "windowDays",
            "strict",
            "unit",
            "by",
            "grain",
            "ownerAsOf",
            "convertTo",
            "asOf",
            "evaluatedAt",
            "period"
        }) {
            if (ask.has(name)) {
                query.add(name + "=" + encoded(ask.get(name)));
            }
        }
        if (aboutPosition()) {
            query.add("position=" + positions.get(ask.get("position").asLong()));
        }
        ask.path("filters")
                .fields()
                .forEachRemaining(filter -> query.add("filter." + filter.getKey() + "=" + encoded(filter.getValue())));
        ask.path("scope")
                .fields()
                .forEachRemaining(scope -> query.add("scope." + scope.getKey() + "=" + encoded(scope.getValue())));
        return query.toString();
    }

    private String path() {
        return switch (kind()) {
            case "funnel" -> "/api/v1/funnels";
            case "targets" -> "/api/v1/metrics/" + ask.get("metric").asText() + "/targets";
            case "history" ->
                ask.has("lead")
                        ? "/api/v1/journeys/lead/" + ask.get("lead").asText() + "/history"
                        : "/api/v1/journeys/opportunity/"
                                + ask.get("opportunity").asText() + "/history";
            case "duplicates", "conflicts", "quarantined", "quality" -> "/api/v1/metrics/M-02";
            default -> "/api/v1/metrics/" + kind();
        };
    }

    private static String encoded(JsonNode value) {
        return URLEncoder.encode(value.asText(), UTF_8);
    }
}
