package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What companies tell us is in no log: a word that occurs nowhere else is told in every way that the door knows, well
 * and badly, and past the door; then the logs of all services are read.
 */
class SilentLogsTest {
    /** Another one for each run, for logs are kept. */
    private static final String CANARY =
            "canary" + Integer.toHexString(ThreadLocalRandom.current().nextInt());

    private static final String SETTLED = "/api/v1/metrics/M-11?by=channel&period=2026-07";

    private static final String LAST = "last of all";
    private static final Map<String, String> LAST_ROW = Map.of("channel", LAST);

    private final RunningSystem system = RunningSystem.get();
    private final Workspace workspace = Workspace.open(system, "silent", Leads.standard());

    @Test
    void noLogRepeatsWhatWasTold() throws IOException {
        assertThat(post(samples(), Workspace.BATCH).status()).isIn(202, 422);
        assertThat(post(badly(), Workspace.BATCH).status()).isIn(202, 422);
        for (JsonNode event : samples()) {
            post(event, "application/cloudevents+json");
        }
        unreadable();
        configurations();
        questions();
        pastTheDoor();
        workspace.send(List.of(Leads.created("last", LAST)));
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(
                        Rows.items(workspace.ask(SETTLED)).number(LAST_ROW, "value"))
                .isEqualByComparingTo("1"));

        assertThat(logsThatRepeat()).isEmpty();
    }

    /** The contract's own examples, with the word in every text that is not of the envelope. */
    private static List<JsonNode> samples() throws IOException {
        Path folder = RunningSystem.ROOT.resolve("contracts/src/main/resources/samples/v1");
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode sample = Http.JSON.readTree(file.toFile());
                for (JsonNode event : sample.isArray() ? sample : List.of(sample)) {
                    ObjectNode told = event.deepCopy();
                    told.put("id", CANARY + events.size()).put("source", "/" + CANARY);
                    // once with what the rules of its type allow, once with none of it
                    events.add(told.deepCopy().set("data", marked(event.path("data"), false)));
                    told.put("id", CANARY + events.size());
                    events.add(told.set("data", marked(event.path("data"), true)));
                }
            }
        }
        return events;
    }

    /** Every text replaced, or only those that are words and not ids, dates, amounts or codes. */
    private static JsonNode marked(JsonNode value, boolean all) {
        if (value instanceof ObjectNode object) {
            ObjectNode marked = Http.JSON.createObjectNode();
            object.fields().forEachRemaining(each -> marked.set(each.getKey(), marked(each.getValue(), all)));
            return marked;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode marked = Http.JSON.createArrayNode();
            list.forEach(each -> marked.add(marked(each, all)));
            return marked;
        }
        boolean word = value.isTextual() && (all || value.asText().contains(" "));
        return word ? TextNode.valueOf(CANARY + " " + value.asText()) : value;
    }

    private static List<JsonNode> badly() {
        return List.of(
                lead().put(CANARY, CANARY),
                lead().put("type", "crm." + CANARY + ".v1"),
                lead().put("type", CANARY),
                lead().put("time", CANARY),
                lead().put("sequence", CANARY.repeat(100)),
                lead().put("specversion", CANARY),
                lead().put("data_base64", CANARY),
                lead().put("id", CANARY.repeat(50)),
                lead().put("data", CANARY),
                lead().set("data", Http.JSON.createObjectNode().put(CANARY, CANARY)),
                lead().set(
                                "data",
                                Http.JSON
                                        .createObjectNode()
                                        .put("leadId", CANARY)
                                        .put("channel", 7)),
                lead().set("data", Http.JSON.createObjectNode().put("leadId", CANARY + "\0")),
                Leads.won("L-1", CANARY),
                with("items", "[" + CANARY),
                with("keyActions", "[" + CANARY),
                Leads.won("L-1", "5").put("id", CANARY),
                Leads.won("L-1", "6").put("id", CANARY));
    }

    private static ObjectNode with(String field, String text) {
        ObjectNode won = Leads.won("L-" + field, "5");
        won.withObject("/data").put(field, text);
        return won;
    }

    private static ObjectNode lead() {
        return Leads.created(CANARY, CANARY);
    }

    private void unreadable() {
        for (String type : List.of(Workspace.BATCH, "application/cloudevents+json", "application/x-ndjson", CANARY)) {
            post("[{\"" + CANARY + "\": " + CANARY + "}", type);
        }
    }

    private void configurations() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "timeZone", CANARY, "currency", CANARY, "weekStart", CANARY, CANARY, CANARY)
                .entrySet()) {
            ObjectNode configuration = (ObjectNode) Leads.standard();
            configuration.put(wrong.getKey(), wrong.getValue());
            put("/api/v1/workspace", configuration);
        }
        put(
                "/api/v1/targets",
                Http.JSON.createObjectNode().put("metric", CANARY).put("value", CANARY));
        put("/api/v1/rates", Http.JSON.createObjectNode().put("base", CANARY).put("rate", CANARY));
    }

    private void put(String path, JsonNode body) {
        Http.send(Http.request(workspace.ingest(path), workspace.token())
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    private void questions() {
        for (String path : List.of(
                "/api/v1/metrics/" + CANARY,
                "/api/v1/metrics/M-01?from=" + CANARY,
                "/api/v1/funnels?by=" + CANARY,
                "/api/v1/journeys/lead/" + CANARY + "/history")) {
            Http.get(workspace.metrics(path), workspace.token());
        }
    }

    /** As a producer would that writes the log itself, of which only the feed can judge. */
    private void pastTheDoor() {
        String tenant = workspace.tenant();
        system.append(tenant, "crm.lead.created.v1", CANARY, CANARY);
        system.append(
                tenant,
                "crm.deal.won.v1",
                CANARY + "items",
                "{\"leadId\":\"P\",\"amount\":\"5\",\"items\":\"[" + CANARY + "\"}");
        system.append(
                tenant,
                "crm.deal.won.v1",
                CANARY + "actions",
                "{\"leadId\":\"P\",\"amount\":\"5\",\"keyActions\":\"[" + CANARY + "\"}");
        Map.of(
                        "crm.lead.created.v1",
                        "{\"leadId\":\"" + CANARY + "\\u0000\"}",
                        "crm.deal.won.v1",
                        "{\"leadId\":\"P\",\"amount\":\"" + CANARY + "\"}",
                        "crm.rate.set.v1",
                        "{\"base\":\"EUR\",\"quote\":\"USD\",\"date\":\"" + CANARY + "\"}",
                        "crm.target.set.v1",
                        "{\"metric\":\"M-01\",\"value\":\"" + CANARY + "\"}",
                        "crm.channel.cost_recorded.v1",
                        "{\"channel\":\"" + CANARY + "\",\"from\":\"" + CANARY + "\"}",
                        "fupan.workspace.configured.v1",
                        "{\"timeZone\":\"" + CANARY + "\",\"currency\":\"EUR\"}",
                        "crm." + CANARY + ".v1",
                        "{\"leadId\":\"" + CANARY + "\"}")
                .forEach((type, data) -> system.append(tenant, type, CANARY + type, data));
    }

    private Http.Answer post(Object body, String contentType) {
        return Http.post(workspace.ingest("/api/v1/events"), workspace.token(), contentType, body.toString());
    }

    private static List<String> logsThatRepeat() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> logs = Files.walk(RunningSystem.LOGS)) {
            for (Path log :
                    logs.filter(each -> each.toString().endsWith(".log")).toList()) {
                new String(Files.readAllBytes(log), ISO_8859_1)
                        .lines()
                        .filter(line -> line.contains(CANARY))
                        .forEach(line -> found.add(log.getFileName() + ": " + line));
            }
        }
        return found;
    }
}
