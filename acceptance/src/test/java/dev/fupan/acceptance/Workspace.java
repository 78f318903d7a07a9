package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A workspace through the eyes of somebody who holds a key of it. */
final class Workspace {
    static final String BATCH = "application/cloudevents-batch+json";

    private final RunningSystem system;
    private final ServiceProcess metrics;
    private final String tenant;
    private final String token;
    /** Records that the log must hold: what was accepted, and each configuration. */
    private final AtomicLong written = new AtomicLong();

    private Workspace(RunningSystem system, ServiceProcess metrics, String tenant, String token) {
        this.system = system;
        this.metrics = metrics;
        this.tenant = tenant;
        this.token = token;
    }

    static Workspace open(RunningSystem system, String name, JsonNode configuration) {
        String tenant =
                name + "-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        ObjectNode body = Http.JSON.createObjectNode().put("tenant", tenant);
        body.set("configuration", configuration);
        JsonNode opened = Http.post(
                        system.ingest().address().resolve("/api/v1/workspace"),
                        RunningSystem.BOOTSTRAP,
                        "application/json",
                        body.toString())
                .expect(201)
                .json();
        return known(system, tenant, opened.at("/key/token").asText());
    }

    /** One that somebody else has opened; its configuration is its first record. */
    static Workspace known(RunningSystem system, String tenant, String token) {
        Workspace workspace = new Workspace(system, system.metrics(), tenant, token);
        workspace.written.incrementAndGet();
        return workspace;
    }

    String tenant() {
        return tenant;
    }

    String token() {
        return token;
    }

    Workspace withToken(String other) {
        Workspace same = new Workspace(system, metrics, tenant, other);
        same.written.set(written.get());
        return same;
    }

    /** The same workspace, its numbers asked of another metrics service that reads the same log. */
    Workspace readBy(ServiceProcess other) {
        Workspace same = new Workspace(system, other, tenant, token);
        same.written.set(written.get());
        return same;
    }

    /** Replaces the configuration. */
    void configure(JsonNode configuration) {
        String tag = Http.get(ingest("/api/v1/workspace"), token).expect(200).etag();
        put("/api/v1/workspace", configuration, tag).expect(200);
        written.incrementAndGet();
    }

    /** Sets a target or a rate, which become events of the log. */
    void set(String path, JsonNode value) {
        put(path, value, "*").expect(200);
        written.incrementAndGet();
    }

    private Http.Answer put(String path, JsonNode body, String tag) {
        return Http.send(Http.request(ingest(path), token)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Sends a batch; every event must be taken. */
    void send(List<? extends JsonNode> events) {
        if (!events.isEmpty()) {
            JsonNode receipt = post(events).expect(202).json();
            if (receipt.get("accepted").size() != events.size()) {
                throw new AssertionError("not all were accepted: " + receipt);
            }
            written.addAndGet(events.size());
        }
    }

    Http.Answer post(List<? extends JsonNode> events) {
        return Http.post(
                ingest("/api/v1/events"),
                token,
                BATCH,
                Http.JSON.createArrayNode().addAll(events).toString());
    }

    /** Says that others have put so many events into the log. */
    void alsoWritten(long events) {
        written.addAndGet(events);
    }

    /** Waits until everything that was written is counted and read with the configuration in force. */
    JsonNode awaitCounted() {
        return await().alias(tenant + " has counted " + written)
                .pollInterval(Duration.ofMillis(25))
                .ignoreExceptions()
                .until(
                        this::envelope,
                        envelope -> counted(envelope) >= written.get()
                                && !envelope.at("/asOf/rebuilding").asBoolean());
    }

    /** How many records of the workspace were seen, whatever became of them. */
    static long counted(JsonNode envelope) {
        JsonNode quality = envelope.get("quality");
        return quality.get("counted").asLong()
                + quality.get("duplicates").asLong()
                + quality.get("conflicts").asLong();
    }

    JsonNode envelope() {
        return ask("/api/v1/metrics/M-02?from=2000-01-01&to=2000-01-02");
    }

    /** The answer of the metrics service; anything but 200 is a failure. */
    JsonNode ask(String pathAndQuery) {
        return Http.get(metrics(pathAndQuery), token).expect(200).json();
    }

    URI ingest(String path) {
        return system.ingest().address().resolve(path);
    }

    URI metrics(String path) {
        return metrics.address().resolve(path);
    }
}
