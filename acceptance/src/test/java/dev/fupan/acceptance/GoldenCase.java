package dev.fupan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A case that was played into a workspace of its own. */
final class GoldenCase {
    private final String name;
    private final JsonNode golden;
    private final Workspace workspace;
    private final Map<Long, Long> positions = new HashMap<>();

    private GoldenCase(String name, JsonNode golden, Workspace workspace) {
        this.name = name;
        this.golden = golden;
        this.workspace = workspace;
    }

    /** Opens the workspace of the case; its configuration comes before the first record. */
    static GoldenCase open(RunningSystem system, Path file) {
        try {
            String name = file.getFileName().toString().replace(".json", "");
            JsonNode golden = Http.JSON.readTree(file.toFile());
            Workspace workspace = Workspace.open(system, "golden-" + name, configuration(golden.get("configuration")));
            return new GoldenCase(name, golden, workspace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    Workspace workspace() {
        return workspace;
    }

    List<JsonNode> questions() {
        List<JsonNode> questions = new ArrayList<>();
        golden.get("questions").forEach(questions::add);
        return questions;
    }

    /** The first question of that kind. */
    JsonNode question(String kind) {
        return questions().stream()
                .filter(question -> question.at("/ask/question").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** The events of its records, for a story that sends them itself. */
    List<ObjectNode> events() {
        List<ObjectNode> events = new ArrayList<>();
        golden.get("records").forEach(record -> events.add(record.get("event").deepCopy()));
        return events;
    }

    /** Sends the records in the order of their offsets, and looks where they come to stand when a question wants to know. */
    void play() {
        workspace.awaitCounted();
        Set<Long> wanted = new TreeSet<>();
        questions().forEach(question -> {
            if (question.get("ask").has("position")) {
                wanted.add(question.at("/ask/position").asLong());
            }
        });
        List<JsonNode> batch = new ArrayList<>();
        for (JsonNode record : golden.get("records")) {
            JsonNode event = record.get("event");
            if (event.get("type").asText().equals("fupan.workspace.configured.v1")) {
                flush(batch);
                workspace.configure(configuration(event.get("data")));
            } else {
                batch.add(event);
            }
            long offset = record.get("offset").asLong();
            if (wanted.contains(offset)) {
                flush(batch);
                positions.put(
                        offset, workspace.awaitCounted().at("/asOf/position").asLong());
            }
        }
        flush(batch);
    }

    JsonNode answer(GoldenQuestion question) {
        return GoldenAnswer.of(question, workspace.ask(request(question)));
    }

    /** Path and query for the real log, where the records stand at positions of their own. */
    String request(GoldenQuestion question) {
        return question.request(positions);
    }

    private void flush(List<JsonNode> batch) {
        workspace.send(batch);
        batch.clear();
    }

    /** The cases have a single pipeline without a key. */
    private static JsonNode configuration(JsonNode golden) {
        ObjectNode configuration = ((ObjectNode) golden).deepCopy();
        ObjectNode pipeline = (ObjectNode) configuration.remove("pipeline");
        pipeline.put("key", pipeline.get("name").asText());
        configuration.putArray("pipelines").add(pipeline);
        return configuration;
    }
}
