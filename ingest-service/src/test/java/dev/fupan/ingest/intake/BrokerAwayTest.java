package dev.fupan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.tenant.ApiKeys;
import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.Gate;
import dev.fupan.kit.tenant.KeyRecord;
import dev.fupan.kit.tenant.Scope;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door before a broker that answers late, in part, or not at all. */
class BrokerAwayTest {

    private static final long SMALL_BUFFER = 4_000;

    private final Vertx vertx = Vertx.vertx();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ApiToken token = ApiToken.random();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void open() throws Exception {
        ApiKeys keys = new ApiKeys();
        keys.put(new KeyRecord(token.keyId(), "acme", token.hash(), Set.of(Scope.SEND), null));
        IntakeMeters meters = new IntakeMeters(new SimpleMeterRegistry());
        EventLog log = new EventLog(producer, new Broker(Map.of(), Optional.empty()), meters, SMALL_BUFFER);
        Router router = Router.router(vertx);
        new EventsRoute(new Gate(keys), log, meters, Duration.ofMinutes(1), Clock.systemUTC()).route(router);
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void nothingIsAnsweredBeforeTheAcknowledgement() throws Exception {
        var answer = send("application/cloudevents+json", lead(1));
        awaitSent(1);
        assertThat(answer).isNotDone();

        producer.completeNext();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }

    @Test
    void oneMissingAcknowledgementMakesTheWholeBatchUnknown() throws Exception {
        var answer = send("application/cloudevents-batch+json", "[" + lead(1) + "," + lead(2) + "]");
        awaitSent(2);

        producer.completeNext();
        producer.errorNext(new TimeoutException("expired"));

        HttpResponse<String> unknown = answer.get(10, TimeUnit.SECONDS);
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("retry-after")).isPresent();
        assertThat(unknown.body())
                .contains("/problems/unavailable", "\"missing\":\"broker\"")
                .doesNotContain("expired");
    }

    @Test
    void aProducerThatRefusesAtOnceIsAnsweredAtOnce() throws Exception {
        producer.sendException = new TimeoutException("no metadata");

        assertThat(send("application/cloudevents+json", lead(1))
                        .get(10, TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void whatIsUnderWayIsBounded() throws Exception {
        String batch =
                IntStream.range(0, 100).mapToObj(BrokerAwayTest::lead).collect(Collectors.joining(",", "[", "]"));
        var first = send("application/cloudevents-batch+json", batch);
        awaitSent(100);

        HttpResponse<String> refused =
                send("application/cloudevents+json", lead(1)).get(10, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("nothing of this request was taken");

        for (int i = 0; i < 100; i++) producer.completeNext();
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        var after = send("application/cloudevents+json", lead(1));
        awaitSent(101);
        producer.completeNext();
        assertThat(after.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }

    @Test
    void aStreamIsHeldBackWhileTheBrokerIsSilentAndSaysWhereCertaintyEnds() throws Exception {
        String lines = IntStream.range(0, 50_000).mapToObj(BrokerAwayTest::lead).collect(Collectors.joining("\n"));
        var answer = send("application/x-ndjson", lines);
        awaitSent(1);
        Awaitility.await().pollDelay(200, TimeUnit.MILLISECONDS).until(() -> true);
        // far below what was offered: the request is paused
        assertThat(producer.history().size()).isLessThan(10_000);

        Awaitility.await().until(() -> {
            while (producer.completeNext()) assertThat(producer.closed()).isFalse();
            return producer.history().size() > 1_000;
        });
        Awaitility.await().until(() -> producer.errorNext(new TimeoutException("expired")));
        Awaitility.await().until(() -> {
            while (producer.completeNext()) assertThat(producer.closed()).isFalse();
            return answer.isDone();
        });

        String body = answer.handle((response, cut) -> response == null ? "" : response.body())
                .get(20, TimeUnit.SECONDS);
        // the connection is closed behind the last line; a client may have met that before reading it
        if (!body.isEmpty())
            assertThat(body)
                    .startsWith("{\"lines\":{\"from\":0,")
                    .contains("\"unknownFrom\":")
                    .doesNotContain("summary");
    }

    private void awaitSent(int records) {
        Awaitility.await().until(() -> producer.history().size() >= records);
    }

    private CompletableFuture<HttpResponse<String>> send(String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/events"))
                .header("Authorization", "Bearer " + token.reveal())
                .header("Content-Type", contentType)
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String lead(int i) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-" + i + "\",\"source\":\"/crm\",\"type\":\"crm.lead.created.v1\","
                + "\"data\":{\"leadId\":\"L-" + i + "\",\"channel\":\"a channel of some length\"}}";
    }
}
