package dev.fupan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.Fupan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The log, read once more from its first record into an empty database by a second metrics service: identical answers.
 *
 * <p>The first one counted while the records came, in many small batches; the second reads all of it at once.
 */
class ReplayTest {
    private static final Pattern ACCEPTED = Pattern.compile("(\\d+) events accepted");
    private static final String YEAR = "from=2025-07-01&to=2026-08-01";
    /** Every instant is named: an answer as of now would be of another minute than the one it is compared with. */
    private static final List<String> OF_THE_DEMO = List.of(
            "/api/v1/funnels?by=channel&evaluatedAt=2026-07-01T00:00:00Z&" + YEAR,
            "/api/v1/funnels?basis=period&grain=month&evaluatedAt=2026-07-01T00:00:00Z&" + YEAR,
            "/api/v1/funnels?unit=opportunity&windowDays=60&by=owner&evaluatedAt=2026-07-01T00:00:00Z&" + YEAR,
            "/api/v1/metrics/M-01?grain=month&by=owner&" + YEAR,
            "/api/v1/metrics/M-02?by=product&" + YEAR,
            "/api/v1/metrics/M-03?by=region&" + YEAR,
            "/api/v1/metrics/M-07?grain=quarter&" + YEAR,
            "/api/v1/metrics/M-08?period=2026-Q2",
            "/api/v1/metrics/M-11?by=channel&grain=month&" + YEAR,
            "/api/v1/metrics/M-12?by=channel&" + YEAR,
            "/api/v1/metrics/M-13?" + YEAR,
            "/api/v1/metrics/M-14?by=channel&" + YEAR,
            "/api/v1/metrics/M-15?" + YEAR,
            "/api/v1/metrics/M-16?by=channel&" + YEAR,
            "/api/v1/metrics/M-22?by=owner&" + YEAR,
            "/api/v1/metrics/M-23?" + YEAR,
            "/api/v1/metrics/M-24?" + YEAR,
            "/api/v1/metrics/M-36?asOf=2026-06-30T22:00:00Z");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyAnswerIsTheSame() throws IOException {
        RunningSystem system = RunningSystem.get();
        Map<Workspace, List<String>> asked = new LinkedHashMap<>();
        for (GoldenCase played : GoldenCasesTest.played(system)) {
            asked.put(
                    played.workspace(),
                    played.questions().stream()
                            .map(question -> played.request(new GoldenQuestion(question.get("ask"))))
                            .toList());
        }
        asked.put(demo(system), OF_THE_DEMO);
        if (MavenCrm.isThere()) {
            asked.put(maven(system), MavenCrmAgainTest.QUESTIONS);
        }
        asked.keySet().forEach(Workspace::awaitCounted);
        ServiceProcess replayed = system.anotherMetrics("replayed-metrics");
        return asked.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().tenant(), () -> compare(each.getKey(), replayed, each.getValue())));
    }

    private static void compare(Workspace live, ServiceProcess replayed, List<String> questions) {
        Workspace again = live.readBy(replayed);
        again.awaitCounted();
        assertThat(said(again, questions)).isEqualTo(said(live, questions));
        assertThat(live.ask("/api/v1/metrics/drift").get("drift").asInt())
                .as("drift")
                .isZero();
        assertThat(again.ask("/api/v1/metrics/drift").get("drift").asInt())
                .as("drift after replay")
                .isZero();
    }

    /** Numbers, what is said of the records behind them, and up to where; not when it was asked. */
    private static Map<String, JsonNode> said(Workspace workspace, List<String> questions) {
        Map<String, JsonNode> said = new LinkedHashMap<>();
        for (String question : questions) {
            JsonNode answer = workspace.ask(question);
            for (String part : new String[] {"items", "total", "amounts", "quality"}) {
                said.put(part + " of " + question, answer.path(part));
            }
            said.put("position of " + question, answer.at("/asOf/position"));
        }
        return said;
    }

    /** Changes of the configuration in the middle make new generations; the replay makes them at another time. */
    private static Workspace maven(RunningSystem system) {
        Workspace workspace = MavenCrm.open(system, "replayed");
        workspace.set(
                "/api/v1/targets",
                Http.JSON
                        .createObjectNode()
                        .put("metric", "M-01")
                        .put("period", "2017-Q4")
                        .put("value", "1000000")
                        .put("currency", "USD"));
        List<JsonNode> events = MavenCrm.events();
        workspace.send(events.subList(0, 999));
        workspace.configure(MavenCrm.configuration("America/New_York"));
        MavenCrm.importInto(workspace);
        workspace.configure(MavenCrm.configuration("UTC"));
        return workspace;
    }

    /** A year of believable history with its late, double, corrected and contradictory deliveries. */
    private Workspace demo(RunningSystem system) throws IOException {
        String tenant =
                "demo-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        Path bootstrap = Files.writeString(folder.resolve("bootstrap.key"), RunningSystem.BOOTSTRAP);
        Path credentials = folder.resolve("demo.json");
        StringWriter out = new StringWriter();
        int exit = Fupan.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "demo",
                        "--history-only",
                        "--scale",
                        "0.3",
                        "--anchor",
                        "2026-07-01T00:00:00Z",
                        "--ingest",
                        system.ingest().address().toString(),
                        "--tenant",
                        tenant,
                        "--bootstrap-key-file",
                        bootstrap.toString(),
                        "--credentials",
                        credentials.toString());
        assertThat(exit).as(out.toString()).isZero();
        Workspace workspace = Workspace.known(
                system,
                tenant,
                Http.JSON.readTree(credentials.toFile()).get("key").asText());
        workspace.alsoWritten(ACCEPTED.matcher(out.toString())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum());
        return workspace;
    }
}
