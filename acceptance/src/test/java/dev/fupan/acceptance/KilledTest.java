package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of each service under load: nothing accepted is lost, nothing counts twice, nobody has to help. */
class KilledTest {
    private static final int BATCHES = 120;
    private static final int BATCH = 50;

    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void whatWasAcceptedIsWhatIsCounted() {
        RunningSystem system = RunningSystem.get();
        Workspace workspace = Workspace.open(system, "killed", Leads.standard());
        workspace.awaitCounted();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> send(workspace));

        killAt(system, system.metrics(), BATCHES / 4);
        killAt(system, system.ingest(), BATCHES / 2);
        load.join();
        system.metrics().awaitReady();

        // what was sent again may be a duplicate, so the distinct ones are counted
        await().pollInterval(Duration.ofMillis(100)).ignoreExceptions().untilAsserted(() -> assertThat(
                        workspace.envelope().at("/quality/counted").asInt())
                .isEqualTo(1 + BATCHES * BATCH));
        assertThat(workspace.envelope().at("/quality/conflicts").asInt()).isZero();
        JsonNode leads = workspace.ask("/api/v1/metrics/M-11?period=2026-07").at("/items/0/value");
        assertThat(leads.asInt()).isEqualTo(BATCHES * BATCH);
        assertThat(workspace.ask("/api/v1/metrics/drift").get("drift").asInt()).isZero();
    }

    private void killAt(RunningSystem system, ServiceProcess service, int batches) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> acknowledged.get() >= batches);
        service.kill();
        system.start(service);
    }

    /** As every producer should: whatever has no receipt is sent again with the same ids. */
    private void send(Workspace workspace) {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<JsonNode> events = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                events.add(Leads.created(batch + "-" + i, "fair"));
            }
            await().pollInterval(Duration.ofMillis(50))
                    .pollDelay(Duration.ZERO)
                    .until(() -> accepted(workspace, events));
            acknowledged.incrementAndGet();
        }
    }

    private static boolean accepted(Workspace workspace, List<JsonNode> events) {
        try {
            Http.Answer answer = workspace.post(events);
            return answer.status() == 202 && answer.json().get("accepted").size() == BATCH;
        } catch (UncheckedIOException away) {
            return false;
        }
    }
}
