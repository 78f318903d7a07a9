package dev.fupan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private Door door;

    @BeforeEach
    void open() throws Exception {
        door = Door.before(producer, SMALL_BUFFER, Door.generous());
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void nothingIsAnsweredBeforeTheAcknowledgement() throws Exception {
        var answer = send("application/cloudevents+json", Door.lead(1));
        awaitSent(1);
        assertThat(answer).isNotDone();

        producer.completeNext();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }

    @Test
    void oneMissingAcknowledgementMakesTheWholeBatchUnknown() throws Exception {
        var answer = send("application/cloudevents-batch+json", "[" + Door.lead(1) + "," + Door.lead(2) + "]");
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

        assertThat(send("application/cloudevents+json", Door.lead(1))
                        .get(10, TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void whatIsUnderWayIsBounded() throws Exception {
        String batch = IntStream.range(0, 100).mapToObj(Door::lead).collect(Collectors.joining(",", "[", "]"));
        var first = send("application/cloudevents-batch+json", batch);
        awaitSent(100);

        HttpResponse<String> refused =
                send("application/cloudevents+json", Door.lead(1)).get(10, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("nothing of this request was taken");

        for (int i = 0; i < 100; i++) producer.completeNext();
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        var after = send("application/cloudevents+json", Door.lead(1));
        awaitSent(101);
        producer.completeNext();
        assertThat(after.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }

    @Test
    void aStreamIsHeldBackWhileTheBrokerIsSilentAndSaysWhereCertaintyEnds() throws Exception {
        String lines = IntStream.range(0, 50_000).mapToObj(Door::lead).collect(Collectors.joining("\n"));
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
        return door.send(contentType, body);
    }
}
