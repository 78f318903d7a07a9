package dev.fupan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.quota.Quota;
import io.github.bucket4j.TimeMeter;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door before clients that send more than they may. */
class IntakeQuotasTest {

    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STREAM = "application/x-ndjson";

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private Door door;

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void aKeyThatHasUsedItsBurstIsToldWhenToComeBack() throws Exception {
        door = Door.before(producer, 1_000_000, quotas(Door.events(1, 4), Door.inBulk(1_000, 1_000)));
        assertThat(send(BATCH, batch(10)).statusCode()).isEqualTo(202);

        HttpResponse<String> refused = send(EVENT, Door.lead(11));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        // four at once, six more in debt, and one to go on with: one per second
        assertThat(refused.headers().firstValue("retry-after")).contains("7");
        assertThat(refused.headers().firstValue("ratelimit")).contains("\"events\";r=0;t=7");
        assertThat(refused.headers().firstValue("ratelimit-policy"))
                .contains("\"events\";q=4;w=4;fupan-unit=\"events\"");
        assertThat(refused.body()).contains("/problems/too-many-requests", "\"violated-policies\":[\"events\"]");
        assertThat(producer.history()).hasSize(10);
    }

    @Test
    void whatHoldsNoEventCostsAsMuchAsOne() throws Exception {
        door = Door.before(producer, 1_000_000, quotas(Door.events(1, 4), Door.inBulk(1_000, 1_000)));
        assertThat(send(BATCH, "[{").statusCode()).isEqualTo(400);
        assertThat(send(EVENT, "x".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(send("text/plain", "").statusCode()).isEqualTo(415);
        assertThat(send(EVENT, "{").statusCode()).isEqualTo(422);

        assertThat(send(EVENT, Door.lead(1)).statusCode()).isEqualTo(429);
    }

    @Test
    void whatIsLeftIsSaidBeforeItIsUsedUp() throws Exception {
        door = Door.before(producer, 1_000_000, quotas(Door.events(1, 100), Door.inBulk(1_000, 1_000)));
        assertThat(send(BATCH, batch(10)).headers().firstValue("ratelimit")).isEmpty();
        send(BATCH, batch(50));

        HttpResponse<String> accepted = send(EVENT, Door.lead(1));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("ratelimit")).contains("\"events\";r=40;t=1");
    }

    @Test
    void anImportOfOneWorkspaceStopsNeitherItsSingleEventsNorItsNeighbours() throws Exception {
        door = Door.before(producer, 1_000_000, quotas(Door.events(1_000, 1_000), Door.inBulk(1, 20)));
        String exporter = door.key("acme").reveal();
        String webhook = door.key("acme").reveal();
        String neighbour = door.key("neighbour").reveal();
        assertThat(send(exporter, BATCH, batch(40)).statusCode()).isEqualTo(202);

        assertThat(send(exporter, BATCH, batch(1)).statusCode()).isEqualTo(429);
        assertThat(send(webhook, BATCH, batch(1)).statusCode()).isEqualTo(429);
        assertThat(send(webhook, STREAM, Door.lead(1)).statusCode()).isEqualTo(429);
        assertThat(send(webhook, EVENT, Door.lead(1)).statusCode()).isEqualTo(202);
        assertThat(send(neighbour, BATCH, batch(20)).statusCode()).isEqualTo(202);
    }

    @Test
    void aStreamIsReadAsFastAsItsQuotaFillsAndNotRefusedInTheMiddle() throws Exception {
        door = Door.before(
                producer,
                10_000_000,
                Door.quotas(Door.events(1_000_000, 1_000_000), Door.inBulk(10_000, 5_000), TimeMeter.SYSTEM_NANOTIME));
        String lines = IntStream.range(0, 20_000).mapToObj(Door::lead).collect(Collectors.joining("\n"));
        long since = System.nanoTime();

        HttpResponse<String> answer = send(STREAM, lines);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"summary\":{\"lines\":20000,\"accepted\":20000");
        assertThat(System.nanoTime() - since).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
    }

    /** Of a time that stands still. */
    private static IntakeQuotas quotas(Quota events, Quota inBulk) {
        return Door.quotas(events, inBulk, new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return 1;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private static String batch(int events) {
        return IntStream.range(0, events).mapToObj(Door::lead).collect(Collectors.joining(",", "[", "]"));
    }

    private HttpResponse<String> send(String contentType, String body) throws Exception {
        return door.send(contentType, body).get(20, TimeUnit.SECONDS);
    }

    private HttpResponse<String> send(String credential, String contentType, String body) throws Exception {
        return door.send(credential, contentType, body).get(20, TimeUnit.SECONDS);
    }
}
