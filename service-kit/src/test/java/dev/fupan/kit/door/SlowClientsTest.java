package dev.fupan.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.RawClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with little patience before clients that send a byte now and then, which no idle timeout minds. */
class SlowClientsTest {

    private static final String HEAD = "fupan.http.head-patience";
    private static final String BODY = "fupan.http.body-patience";

    private static Vertx vertx;
    private static int port;

    @BeforeAll
    static void open() throws Exception {
        // read when the first connection is made, once in the life of a process
        System.setProperty(HEAD, "PT0.5S");
        System.setProperty(BODY, "PT1.5S");
        vertx = Vertx.vertx();
        port = vertx.createHttpServer()
                .requestHandler(SlowClientsTest::answerWhenWhole)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static void answerWhenWhole(HttpServerRequest request) {
        SlowClients.began(request, "stream".equals(request.getHeader("kind")));
        if (request.path().equals("/late")) {
            request.endHandler(
                    end -> vertx.setTimer(2_000, t -> request.response().end("late")));
        } else {
            request.endHandler(end -> request.response().end("whole"));
        }
    }

    @AfterAll
    static void close() throws Exception {
        System.clearProperty(HEAD);
        System.clearProperty(BODY);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aHeadThatTricklesIsCutOffWithAProblem() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("GET / HTTP/1.1\r\nhost: x\r\n");

            client.trickleUntilClosed("x: y\r\n");

            assertThat(client.received())
                    .startsWith("HTTP/1.1 408")
                    .contains("/problems/too-slow", "connection: close");
        }
    }

    @Test
    void aSecondHeadMayNotTrickleEither() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
            client.awaitReceived("whole");

            client.trickleUntilClosed("G");

            assertThat(client.received()).contains("408");
        }
    }

    @Test
    void aBodyThatTricklesIsCutOffWithAProblem() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n");

            client.trickleUntilClosed("b");

            assertThat(client.received()).startsWith("HTTP/1.1 408").contains("body");
        }
    }

    @Test
    void aStreamThatHardlyMovesIsCutOff() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("POST / HTTP/1.1\r\nhost: x\r\nkind: stream\r\ntransfer-encoding: chunked\r\n\r\n");

            client.trickleUntilClosed("1\r\nb\r\n", Duration.ofMillis(400));

            assertThat(client.received()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void aStreamThatMovesMayTakeItsTime() throws Exception {
        String line = "40\r\n" + "l".repeat(63) + "\n\r\n";
        try (RawClient client = new RawClient(port)) {
            client.send("POST / HTTP/1.1\r\nhost: x\r\nkind: stream\r\ntransfer-encoding: chunked\r\n\r\n");

            client.keepSending(line, Duration.ofMillis(3_500));
            client.send("0\r\n\r\n");

            client.awaitReceived("whole");
        }
    }

    @Test
    void whoWaitsForUsIsNotCutOff() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("GET /late HTTP/1.1\r\nhost: x\r\n\r\n");
            client.awaitReceived("late");

            client.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n");

            client.awaitReceived("whole");
        }
    }
}
