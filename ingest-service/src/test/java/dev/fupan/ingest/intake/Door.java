package dev.fupan.ingest.intake;

import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.quota.Quota;
import dev.fupan.kit.quota.Refusals;
import dev.fupan.kit.tenant.ApiKeys;
import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.Gate;
import dev.fupan.kit.tenant.KeyRecord;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.kit.tenant.Strangers;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/** The route of events alone, before a producer that a test has in its hand. */
final class Door implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiKeys keys = new ApiKeys();
    private final ApiToken token = key("acme");
    private int port;

    private Door() {}

    static Door before(Producer<byte[], byte[]> producer, long buffer, IntakeQuotas quotas) throws Exception {
        Door door = new Door();
        IntakeMeters meters = new IntakeMeters(new SimpleMeterRegistry());
        EventLog log = new EventLog(producer, new Broker(Map.of(), Optional.empty()), meters, buffer);
        Router router = Router.router(door.vertx);
        new EventsRoute(new Gate(door.keys), log, meters, quotas, Duration.ofMinutes(1), Clock.systemUTC())
                .route(router);
        door.port = door.vertx
                .createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        return door;
    }

    /** So much that no test notices. */
    static IntakeQuotas generous() {
        return quotas(events(1_000_000, 1_000_000), inBulk(1_000_000, 1_000_000), TimeMeter.SYSTEM_NANOTIME);
    }

    static IntakeQuotas quotas(Quota events, Quota inBulk, TimeMeter time) {
        Refusals refusals = new Refusals(new SimpleMeterRegistry());
        return new IntakeQuotas(refusals, new Strangers(refusals, 1, 100, time), events, inBulk, time);
    }

    static Quota events(long perSecond, long burst) {
        return new Quota("events", "events", perSecond, burst);
    }

    static Quota inBulk(long perSecond, long burst) {
        return new Quota("bulk-events", "events in bulk", perSecond, burst);
    }

    /** A new key of that workspace. */
    ApiToken key(String tenant) {
        ApiToken made = ApiToken.random();
        keys.put(new KeyRecord(made.keyId(), tenant, made.hash(), Set.of(Scope.SEND), null));
        return made;
    }

    CompletableFuture<HttpResponse<String>> send(String contentType, String body) {
        return send(token.reveal(), contentType, body);
    }

    CompletableFuture<HttpResponse<String>> send(String credential, String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/events"))
                .header("Authorization", "Bearer " + credential)
                .header("Content-Type", contentType)
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    static String lead(int i) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-" + i + "\",\"source\":\"/crm\",\"type\":\"crm.lead.created.v1\","
                + "\"data\":{\"leadId\":\"L-" + i + "\",\"channel\":\"a channel of some length\"}}";
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
