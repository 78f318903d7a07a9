package dev.fupan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flat rows of an answer in the words of the cases. */
final class GoldenAnswer {
    private static final List<String> MONEY =
            List.of("amount", "cost", "perDeal", "perCustomer", "perAcquired", "perIntended");

    private final JsonNode ask;
    private final JsonNode answer;

    private GoldenAnswer(JsonNode ask, JsonNode answer) {
        this.ask = ask;
        this.answer = answer;
    }

    static JsonNode of(GoldenQuestion question, JsonNode answer) {
        GoldenAnswer golden = new GoldenAnswer(question.ask(), answer);
        return switch (question.kind()) {
            case "funnel" -> golden.funnel();
            case "targets" -> golden.target();
            case "history" -> golden.history();
            case "M-15" -> golden.matrix();
            case "M-23" -> golden.named("nodes", "node");
            case "M-24" -> golden.reasons();
            case "M-36" -> golden.stages();
            default -> golden.metric();
        };
    }

    private ObjectNode funnel() {
        ObjectNode funnel = group(answer.get("total"), new LinkedHashMap<>());
        ArrayNode rows = funnel.putArray("rows");
        Map<String, ArrayNode> amounts = grouped("amounts", "period", "value", "step");
        grouped("items", "period", "value").values().forEach(steps -> rows.add(group(steps, amounts)));
        if (!ask.has("by") && !ask.has("grain")) {
            funnel.setAll(group(answer.get("items"), amounts));
        }
        return funnel;
    }

    private static ObjectNode group(JsonNode steps, Map<String, ArrayNode> amounts) {
        ObjectNode group = object();
        JsonNode first = steps.get(0);
        group.setAll((ObjectNode) first);
        group.put("immature", first.get("immatureEntries").asLong());
        group.put(
                "mature",
                first.get("entered").asLong() - first.get("immatureEntries").asLong());
        ArrayNode list = group.putArray("steps");
        for (JsonNode step : steps) {
            ObjectNode own = ((ObjectNode) step).deepCopy();
            ObjectNode amount = own.putObject("amount");
            for (JsonNode row :
                    amounts.getOrDefault(key(step, "period", "value", "step"), Http.JSON.createArrayNode())) {
                amount.set(row.get("currency").asText(), row.get("amount"));
            }
            list.add(own);
        }
        return group;
    }

    private ObjectNode history() {
        answer.get("items").forEach(move -> ((ObjectNode) move).set("time", move.get("entry")));
        return object().set("moves", answer.get("items"));
    }

    private ObjectNode target() {
        ObjectNode row = (ObjectNode) answer.at("/items/0");
        row.set("kind", row.get("targetKind"));
        if (row.get("attainmentPercent").isNull()) {
            row.put("attainmentPercent", "-");
        }
        return row;
    }

    private ObjectNode metric() {
        ObjectNode whole = measures(answer.get("total"));
        ArrayNode rows = whole.putArray("rows");
        String by = ask.path("by").asText(ask.get("question").asText().equals("M-13") ? "channel" : "metric");
        grouped("items", "period", by)
                .values()
                .forEach(row -> rows.add(measures(row).set("value", row.get(0).get(by))));
        return whole;
    }

    private ObjectNode matrix() {
        ArrayNode rows = Http.JSON.createArrayNode();
        grouped("items", "channel").values().forEach(channel -> {
            ObjectNode row = rows.addObject();
            row.set("value", channel.get(0).get("channel"));
            row.set("types", channel);
        });
        return object().set("rows", rows);
    }

    private ObjectNode named(String name, String column) {
        ObjectNode whole = measures(answer.get("total"));
        ObjectNode counts = whole.putObject(name);
        answer.get("items").forEach(row -> counts.set(row.get(column).asText(), row.get("value")));
        return whole;
    }

    private ObjectNode reasons() {
        ArrayNode reasons = Http.JSON.createArrayNode();
        grouped("items", "reason")
                .values()
                .forEach(rows ->
                        reasons.add(measures(rows).set("reason", rows.get(0).get("reason"))));
        return object().set("reasons", reasons);
    }

    private ObjectNode stages() {
        ObjectNode whole = object();
        ObjectNode all = whole.putObject("stages");
        ArrayNode rows = whole.putArray("rows");
        String by = ask.path("by").asText("metric");
        grouped("items", by).values().forEach(value -> {
            ObjectNode row = rows.addObject();
            row.set("value", value.get(0).get(by));
            ObjectNode stages = row.putObject("stages");
            grouped(value, "stage").forEach((stage, cells) -> stages.set(stage, measures(cells)));
            all.setAll(stages);
        });
        return whole;
    }

    /** The rows of one group, one for each currency, as one object with maps by currency. */
    private ObjectNode measures(JsonNode rows) {
        ObjectNode measures = object();
        if (rows.isEmpty()) {
            return measures;
        }
        ObjectNode first = (ObjectNode) rows.get(0);
        measures.setAll(first);
        measures.set("rate", first.path("value"));
        JsonNode money = answer.has("amounts") ? amountsOf(first) : rows;
        for (String name : MONEY) {
            if (answer.has("amounts") || first.has(name)) {
                ObjectNode byCurrency = measures.putObject(name);
                for (JsonNode row : money) {
                    if (row.hasNonNull(name)) {
                        byCurrency.set(row.get("currency").asText(), row.get(name));
                    }
                }
            }
        }
        if (ask.has("convertTo")) {
            ObjectNode converted = measures.putObject("converted");
            converted.set("currency", first.get("currency"));
            converted.set("amount", first.get("value"));
            converted.set("missingRates", first.get("missingRates"));
        }
        return measures;
    }

    /** The amounts that stand apart for the same period and values. */
    private JsonNode amountsOf(JsonNode row) {
        ArrayNode same = Http.JSON.createArrayNode();
        for (JsonNode amount : answer.get("amounts")) {
            boolean fits = true;
            for (String column : new String[] {"period", ask.path("by").asText("metric"), "reason", "stage", "node"}) {
                fits = fits && amount.path(column).equals(row.path(column));
            }
            if (fits) {
                same.add(amount);
            }
        }
        return same;
    }

    private Map<String, ArrayNode> grouped(String table, String... columns) {
        return grouped(answer.get(table), columns);
    }

    private static Map<String, ArrayNode> grouped(JsonNode rows, String... columns) {
        Map<String, ArrayNode> groups = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            groups.computeIfAbsent(key(row, columns), key -> Http.JSON.createArrayNode())
                    .add(row);
        }
        return groups;
    }

    private static String key(JsonNode row, String... columns) {
        StringBuilder key = new StringBuilder();
        for (String column : columns) {
            key.append(key.isEmpty() ? "" : "\n").append(row.path(column).asText());
        }
        return key.toString();
    }

    private static ObjectNode object() {
        return Http.JSON.createObjectNode();
    }
}
