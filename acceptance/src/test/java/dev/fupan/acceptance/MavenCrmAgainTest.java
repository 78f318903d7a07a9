package dev.fupan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same events, come in another way: the same answers. */
class MavenCrmAgainTest {
    private static final String EVER = "from=2016-01-01&to=2100-01-01";
    static final List<String> QUESTIONS = List.of(
            "/api/v1/funnels?unit=opportunity&evaluatedAt=2100-01-01T00:00:00Z&by=region&" + EVER,
            "/api/v1/funnels?basis=period&grain=month&from=2016-10-01&to=2018-01-01&evaluatedAt=2100-01-01T00:00:00Z",
            "/api/v1/funnels?windowDays=90&evaluatedAt=2017-10-01T00:00:00Z&from=2016-10-01&to=2018-01-01&by=owner",
            "/api/v1/metrics/M-01?grain=month&by=owner&from=2017-01-01&to=2018-01-01",
            "/api/v1/metrics/M-02?by=product&compare=year&period=2017",
            "/api/v1/metrics/M-03?by=industry&" + EVER,
            "/api/v1/metrics/M-07?grain=quarter&from=2017-01-01&to=2018-01-01",
            "/api/v1/metrics/M-08?period=2017-Q4",
            "/api/v1/metrics/M-22?by=team&" + EVER,
            "/api/v1/metrics/M-23?" + EVER,
            "/api/v1/metrics/M-26?by=attributes.country&grain=quarter&from=2017-01-01&to=2018-01-01",
            "/api/v1/metrics/M-36?by=region",
            "/api/v1/metrics/M-36?asOf=2017-06-30T23:59:59Z");

    private static RunningSystem system;
    private static List<JsonNode> events;
    private static Map<String, JsonNode> first;

    @BeforeAll
    static void importTheExport() {
        MavenCrm.assumeThere();
        system = RunningSystem.get();
        events = MavenCrm.events();
        Workspace workspace = MavenCrm.open(system, "in-order");
        MavenCrm.importInto(workspace);
        first = answers(workspace);
    }

    @Test
    void shuffled() {
        Workspace workspace = MavenCrm.open(system, "shuffled");

        sendInBatches(workspace, shuffled(events, 1), 500);

        assertThat(answers(workspace)).isEqualTo(first);
    }

    @Test
    void doubled() {
        Workspace workspace = MavenCrm.open(system, "doubled");
        List<JsonNode> twice = new ArrayList<>(events);
        twice.addAll(events);

        sendInBatches(workspace, shuffled(twice, 2), 1000);

        assertThat(answers(workspace)).isEqualTo(first);
        assertThat(workspace.envelope().at("/quality/duplicates").asInt()).isEqualTo(events.size());
    }

    @Test
    void splitIntoOddBatches() {
        Workspace workspace = MavenCrm.open(system, "odd");
        Random random = new Random(3);

        for (int from = 0, to; from < events.size(); from = to) {
            to = Math.min(events.size(), from + 1 + random.nextInt(random.nextInt(900) + 1));
            workspace.send(events.subList(from, to));
        }

        assertThat(answers(workspace)).isEqualTo(first);
    }

    @Test
    void sentByFourClientsAtOnce() {
        Workspace workspace = MavenCrm.open(system, "four");
        List<JsonNode> mixed = shuffled(events, 4);
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            List<JsonNode> share = new ArrayList<>();
            for (int i = client; i < mixed.size(); i += 4) {
                share.add(mixed.get(i));
            }
            clients.add(CompletableFuture.runAsync(() -> sendInBatches(workspace, share, 137)));
        }

        clients.forEach(CompletableFuture::join);

        assertThat(answers(workspace)).isEqualTo(first);
    }

    private static List<JsonNode> shuffled(List<JsonNode> all, int seed) {
        List<JsonNode> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }

    private static void sendInBatches(Workspace workspace, List<JsonNode> all, int size) {
        for (int from = 0; from < all.size(); from += size) {
            workspace.send(all.subList(from, Math.min(all.size(), from + size)));
        }
    }

    /** What is said to each question, without how and when it came to be known. */
    private static Map<String, JsonNode> answers(Workspace workspace) {
        workspace.awaitCounted();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String question : QUESTIONS) {
            JsonNode answer = workspace.ask(question);
            for (String table : new String[] {"items", "total", "amounts"}) {
                answers.put(table + " of " + question, answer.path(table));
            }
        }
        return answers;
    }
}
