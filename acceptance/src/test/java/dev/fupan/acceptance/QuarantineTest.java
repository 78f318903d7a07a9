package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What could not be counted is listed, mended and sent again, and then it is in the numbers. */
class QuarantineTest {
    private static final String SOLD = "/api/v1/metrics/M-01?period=2026-07";
    private static final String WAITING = "/api/v1/quarantine";
    private static final String WON = "crm.deal.won.v1";
    private static final String MISSPELT = "crm.deal.wonn.v1";

    private final Workspace workspace = Workspace.open(RunningSystem.get(), "quarantine", Leads.standard());

    @Test
    void anEventThatIsCorrectedAndSentAgainMovesTheNumber() {
        workspace.send(List.of(Leads.created("L-1", "fair"), Leads.created("L-2", "fair"), Leads.won("L-1", "10")));
        sendAside(Leads.won("L-2", "32").put("type", MISSPELT));
        JsonNode waiting = awaitWaiting(1).at("/items/0");
        assertThat(waiting.get("reason").asText()).isEqualTo("unknownType");
        assertThat(waiting.get("type").asText()).isEqualTo(MISSPELT);
        workspace.awaitCounted();
        assertThat(sold()).isEqualTo(10);
        awaitQuality(1);

        post(
                        WAITING + "/" + waiting.get("id").asText() + "/redrive",
                        Leads.won("L-2", "32").toString())
                .expect(202);

        workspace.alsoWritten(1);
        workspace.awaitCounted();
        assertThat(sold()).isEqualTo(42);
        awaitWaiting(0);
        awaitQuality(0);
    }

    @Test
    void whatAnIdSaysForTheSecondTimeIsMendedWithOneOfItsOwn() {
        workspace.send(List.of(Leads.created("L-1", "fair"), Leads.won("L-1", "10")));
        workspace.send(List.of(Leads.won("L-1", "32")));
        JsonNode waiting = awaitWaiting(1).at("/items/0");
        assertThat(waiting.get("reason").asText()).isEqualTo("conflict");
        workspace.awaitCounted();
        assertThat(sold()).isEqualTo(10);

        post(
                        WAITING + "/" + waiting.get("id").asText() + "/redrive",
                        Leads.won("L-1", "32").put("id", "won-L-1-again").toString())
                .expect(202);

        workspace.alsoWritten(1);
        workspace.awaitCounted();
        assertThat(sold()).isEqualTo(32);
        awaitWaiting(0);
    }

    @Test
    void sendingManyAgainNamesThoseThatKeepWaiting() {
        workspace.send(List.of(Leads.created("L-1", "fair")));
        sendAside(Leads.won("L-1", "10").put("type", MISSPELT));
        JsonNode waiting = awaitWaiting(1).at("/items/0");

        JsonNode nothing = post(WAITING + "/redrive", "{\"type\":\"" + WON + "\"}")
                .expect(200)
                .json();
        JsonNode answer = post(WAITING + "/redrive", "{\"reason\":\"unknownType\"}")
                .expect(200)
                .json();

        assertThat(nothing.get("tried").asInt()).isZero();
        assertThat(answer.get("redriven").asInt()).isZero();
        assertThat(answer.at("/failed/0/id").asText())
                .isEqualTo(waiting.get("id").asText());
        assertThat(answer.at("/failed/0/detail").asText()).contains(MISSPELT);
        awaitWaiting(1);
    }

    private void sendAside(JsonNode event) {
        JsonNode receipt = workspace.post(List.of(event)).expect(202).json();
        assertThat(receipt.get("quarantined")).hasSize(1);
    }

    private Http.Answer post(String path, String body) {
        return Http.post(workspace.ingest(path), workspace.token(), "application/json", body);
    }

    private int sold() {
        return workspace.ask(SOLD).at("/items/0/value").asInt();
    }

    private JsonNode awaitWaiting(int count) {
        return await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> Http.get(workspace.ingest(WAITING), workspace.token())
                                .expect(200)
                                .json(),
                        list -> list.get("items").size() == count);
    }

    private void awaitQuality(int quarantined) {
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(
                        workspace.envelope().at("/quality/quarantined").asInt())
                .isEqualTo(quarantined));
    }
}
