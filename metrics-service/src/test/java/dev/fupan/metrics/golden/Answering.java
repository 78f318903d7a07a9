package dev.fupan.metrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.funnel.Funnel;
import dev.fupan.metrics.funnel.FunnelAnswer;
import dev.fupan.metrics.journey.Move;
import dev.fupan.metrics.kpi.Answer;
import dev.fupan.metrics.kpi.Attainment;
import dev.fupan.metrics.kpi.Headlines;
import dev.fupan.metrics.kpi.Kpis;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers the questions of a case and writes the answers in the case's own words. */
public final class Answering {
    private final GoldenSource log;

    public Answering(GoldenSource log) {
        this.log = log;
    }

    public JsonNode answer(Asked asked) {
        return switch (asked.question()) {
            case "funnel" -> funnel(Funnel.of(log.snapshot(asked.cut()), asked.funnel()), asked);
            case "targets" -> target(asked);
            case "history" -> history(asked);
            case "duplicates", "conflicts", "quarantined", "quality" -> log.quality(asked);
            default -> metric(asked);
        };
    }

    private static JsonNode funnel(FunnelAnswer answer, Asked asked) {
        ObjectNode json = GoldenLog.JSON.valueToTree(answer.total());
        ArrayNode rows = json.putArray("rows");
        answer.groups().forEach(group -> rows.add(GoldenLog.JSON.<ObjectNode>valueToTree(group)));
        return json;
    }

    private JsonNode metric(Asked asked) {
        Metric metric = Catalogue.get().metric(asked.question());
        Snapshot snapshot = log.snapshot(asked.cut());
        Selection selection = asked.selection();
        Answer answer = Kpis.named(metric.kpi()).answer(snapshot, selection);
        ObjectNode json = measures(answer.total(), asked);
        switch (metric.id()) {
            case "M-15" -> matrix(answer, json);
            case "M-23" -> {
                ObjectNode nodes = json.putObject("nodes");
                answer.rows()
                        .forEach(row -> nodes.put(
                                row.values().get(0), row.measures().counts().get("lost")));
            }
            case "M-24" -> {
                ArrayNode reasons = json.putArray("reasons");
                answer.rows()
                        .forEach(row -> reasons.add(measures(row.measures(), asked)
                                .put("reason", row.values().get(0))));
            }
            case "M-36" -> stages(answer, selection, json, asked);
            default -> {
                ArrayNode rows = json.putArray("rows");
                answer.rows()
                        .forEach(row -> rows.add(measures(row.measures(), asked)
                                .put("value", row.values().get(0))));
            }
        }
        return json;
    }

    private static void matrix(Answer answer, ObjectNode json) {
        Map<String, ArrayNode> byChannel = new TreeMap<>();
        for (Answer.Row row : answer.rows()) {
            ObjectNode type = GoldenLog.JSON
                    .createObjectNode()
                    .put("customerType", row.values().get(1));
            row.measures().counts().forEach(type::put);
            byChannel
                    .computeIfAbsent(row.values().get(0), key -> GoldenLog.JSON.createArrayNode())
                    .add(type);
        }
        ArrayNode rows = json.putArray("rows");
        byChannel.forEach(
                (channel, types) -> rows.addObject().put("value", channel).set("types", types));
    }

    private static void stages(Answer answer, Selection selection, ObjectNode json, Asked asked) {
        ObjectNode all = json.putObject("stages");
        Map<String, ObjectNode> byValue = new TreeMap<>();
        for (Answer.Row row : answer.rows()) {
            String stage = row.values().get(row.values().size() - 1);
            if (selection.by().isEmpty()) {
                all.set(stage, measures(row.measures(), asked));
            } else {
                byValue.computeIfAbsent(row.values().get(0), key -> GoldenLog.JSON.createObjectNode())
                        .set(stage, measures(row.measures(), asked));
            }
        }
        if (!selection.by().isEmpty()) {
            ArrayNode rows = json.putArray("rows");
            byValue.forEach((value, stages) -> {
                rows.addObject().put("value", value).set("stages", stages);
                stages.fieldNames().forEachRemaining(stage -> all.set(stage, stages.get(stage)));
            });
        }
    }

    private static ObjectNode measures(Measures measures, Asked asked) {
        ObjectNode json = GoldenLog.JSON.createObjectNode();
        measures.counts().forEach(json::put);
        measures.money().forEach((name, amounts) -> {
            ObjectNode byCurrency = json.putObject(name);
            amounts.forEach((currency, amount) -> byCurrency.put(currency, amount.toPlainString()));
        });
        measures.statistics().forEach((name, value) -> json.put(name, value.toPlainString()));
        if (measures.rate() != null) {
            json.put("num", measures.rate().numerator())
                    .put("den", measures.rate().denominator());
            var rate = Headlines.rate(measures.rate());
            json.put("rate", rate == null ? null : rate.toPlainString());
        }
        if (measures.money().containsKey("converted")) {
            String currency = asked.ask().get("convertTo").asText();
            json.putObject("converted")
                    .put("currency", currency)
                    .put(
                            "amount",
                            measures.money().get("converted").get(currency).toPlainString())
                    .put("missingRates", measures.counts().get("missingRates"));
        }
        return json;
    }

    private JsonNode target(Asked asked) {
        Metric metric = Catalogue.get().metric(asked.ask().get("metric").asText());
        Map<String, String> scope = new TreeMap<>();
        asked.ask()
                .path("scope")
                .fields()
                .forEachRemaining(dimension ->
                        scope.put(dimension.getKey(), dimension.getValue().asText()));
        Attainment attainment =
                Attainment.of(metric, asked.ask().get("period").asText(), scope, log.snapshot(asked.cut()));
        ObjectNode json = GoldenLog.JSON.createObjectNode();
        json.put(
                "target",
                attainment.target() == null ? null : attainment.target().toPlainString());
        json.put(
                "kind",
                switch (attainment.kind()) {
                    case EXPLICIT -> "explicit";
                    case ROLLED_UP -> "rolledUp";
                    case NONE -> "none";
                });
        json.put(
                "actual",
                attainment.actual() == null ? null : attainment.actual().toPlainString());
        json.put(
                "attainmentPercent",
                attainment.percent() == null ? "-" : attainment.percent().toString());
        return json;
    }

    private JsonNode history(Asked asked) {
        Cut cut = asked.cut();
        EntityRef entity = asked.ask().has("lead")
                ? new EntityRef(EntityRef.LEAD, asked.ask().get("lead").asText())
                : new EntityRef(
                        EntityRef.OPPORTUNITY, asked.ask().get("opportunity").asText());
        List<Move> moves = log.history(entity, cut);
        ObjectNode json = GoldenLog.JSON.createObjectNode();
        ArrayNode list = json.putArray("moves");
        moves.forEach(move -> list.addObject()
                .put("time", Cut.instant(move.timeMicros()).toString())
                .put("move", move.move())
                .put("backward", move.backward()));
        return json;
    }
}
