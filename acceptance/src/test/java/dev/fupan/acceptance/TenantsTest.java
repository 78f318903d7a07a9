package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tenants are walls, and keys are doors that close. */
class TenantsTest {
    private static final String SOLD = "/api/v1/metrics/M-01?period=2026-07";

    private static RunningSystem system;

    @BeforeAll
    static void theSystemRuns() {
        system = RunningSystem.get();
    }

    @Test
    void twoTenantsWithTheSameIdsDoNotMeet() {
        Workspace one = Workspace.open(system, "one", Leads.standard());
        Workspace other = Workspace.open(system, "other", Leads.standard());

        one.send(List.of(Leads.created("L-1", "fair"), Leads.won("L-1", "10")));
        other.send(List.of(Leads.created("L-1", "web"), Leads.won("L-1", "7")));
        one.awaitCounted();
        other.awaitCounted();

        assertThat(one.ask(SOLD).at("/items/0/value").asInt()).isEqualTo(10);
        assertThat(other.ask(SOLD).at("/items/0/value").asInt()).isEqualTo(7);
        assertThat(other.envelope().at("/quality/conflicts").asInt()).isZero();
        assertThat(one.ask("/api/v1/metrics/M-11?by=channel&period=2026-07")
                        .at("/items/0/channel")
                        .asText())
                .isEqualTo("fair");
        assertThat(one.ask("/api/v1/metrics/M-11?period=2026-07")
                        .at("/items/0/value")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void deletingInOneTenantMovesNothingOfTheOther() {
        Workspace one = Workspace.open(system, "deleting", Leads.standard());
        Workspace other = Workspace.open(system, "keeping", Leads.standard());
        one.send(List.of(Leads.created("L-1", "fair"), Leads.won("L-1", "10")));
        other.send(List.of(Leads.created("L-1", "fair"), Leads.won("L-1", "10")));
        other.awaitCounted();
        JsonNode before = other.ask(SOLD).get("items");

        var lead = Http.JSON.createObjectNode().put("kind", "opportunity").put("entityId", "lead:L-1");
        one.send(List.of(Leads.event("crm.entity.deleted.v1", "gone", "2026-07-20T08:00:00Z", lead)));
        one.awaitCounted();

        assertThat(one.ask("/api/v1/metrics/M-02?period=2026-07")
                        .at("/items/0/value")
                        .asInt())
                .isZero();
        assertThat(other.ask(SOLD).get("items")).isEqualTo(before);
    }

    @Test
    void aRevokedKeyStopsWorkingEverywhereWithinSeconds() {
        Workspace workspace = Workspace.open(system, "revoking", Leads.standard());
        workspace.awaitCounted();
        JsonNode key = Http.post(
                        workspace.ingest("/api/v1/keys"),
                        workspace.token(),
                        "application/json",
                        "{\"name\":\"short-lived\",\"scopes\":[\"send\",\"read\"]}")
                .expect(201)
                .json();
        Workspace guest = workspace.withToken(key.get("token").asText());
        within(() -> {
            assertThat(Http.get(guest.metrics(SOLD), guest.token()).status()).isEqualTo(200);
            assertThat(guest.post(List.of(Leads.created("L-1", "fair"))).status())
                    .isEqualTo(202);
        });

        HttpRequest.Builder revoke = Http.request(
                        workspace.ingest("/api/v1/keys/" + key.get("keyId").asText()), workspace.token())
                .DELETE();
        assertThat(Http.send(revoke).status()).isEqualTo(204);

        within(() -> {
            assertThat(Http.get(guest.metrics(SOLD), guest.token()).status()).isEqualTo(401);
            assertThat(guest.post(List.of(Leads.created("L-2", "fair"))).status())
                    .isEqualTo(401);
        });
    }

    private static void within(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
