package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the interface says about the records themselves: counts in every answer, and the list of what waits. */
final class GoldenQuality {
    private static final String CONFLICT = "conflict";

    private GoldenQuality() {}

    static void check(GoldenQuestion asked, JsonNode expect, Workspace workspace) {
        // counts of records are of now; only sets know what they were
        assumeFalse(asked.aboutPosition(), "records are not counted as of a position");
        JsonNode quality = workspace.awaitCounted().get("quality");
        switch (asked.kind()) {
            case "duplicates" ->
                assertThat(quality.get("duplicates").asInt())
                        .isEqualTo(expect.get("duplicates").size());
            case "conflicts" -> {
                assertThat(quality.get("conflicts").asInt())
                        .isEqualTo(expect.get("conflicts").size());
                waiting(workspace, expect.get("conflicts"), entry -> CONFLICT, CONFLICT);
            }
            case "quarantined" ->
                waiting(
                        workspace,
                        expect.get("quarantined"),
                        entry -> entry.get("reason").asText(),
                        "");
            default -> {
                asExpected(quality, expect, "duplicates");
                asExpected(quality, expect, "timeAssumed");
                // it comes by way of its own topic, a moment later
                await().pollInterval(Duration.ofMillis(100))
                        .untilAsserted(() -> asExpected(workspace.envelope().get("quality"), expect, "quarantined"));
                // the case's configuration is before its first record; ours is a record
                int voided = expect.path("voided").asInt(0);
                assertThat(quality.get("counted").asInt() - 1 - voided)
                        .isEqualTo(expect.get("counted").asInt());
            }
        }
    }

    private static void asExpected(JsonNode quality, JsonNode expect, String name) {
        if (expect.has(name)) {
            assertThat(quality.get(name).asInt())
                    .as(name)
                    .isEqualTo(expect.get(name).asInt());
        }
    }

    /** Quarantine is its own topic and comes a moment later. */
    private static void waiting(
            Workspace workspace, JsonNode expected, Function<JsonNode, String> reason, String only) {
        await().pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            JsonNode items = Http.get(workspace.ingest("/api/v1/quarantine?reason=" + only), workspace.token())
                    .expect(200)
                    .json()
                    .get("items");
            assertThat(counted(
                            items,
                            item -> item.get("eventId").asText() + " "
                                    + item.get("reason").asText()))
                    .isEqualTo(counted(expected, entry -> entry.get("id").asText() + " " + reason.apply(entry)));
        });
    }

    private static Map<String, Long> counted(JsonNode items, Function<JsonNode, String> name) {
        return StreamSupport.stream(items.spliterator(), false)
                .collect(Collectors.groupingBy(name, Collectors.counting()));
    }
}
