package dev.fupan.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.RawClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with little patience before clients that send a byte now and then, which no idle timeout minds. */
class SlowClientsTest {

    private static Vertx vertx;
    private static int port;

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().handler(SlowClientsTest::answerWhenWhole);
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        // Whoever is not told of any request judges nobody.
        try (RawClient client = new RawClient(port)) {
            client.send("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
            client.awaitReceived("whole");
        }
    }

    private static void answerWhenWhole(RoutingContext route) {
        HttpServerRequest request = route.request();
        SlowClients.began(route, "stream".equals(request.getHeader("kind")));
        if (request.path().equals("/late")) {
            request.endHandler(
                    end -> vertx.setTimer(2_000, t -> request.response().end("late")));
        } else if (request.path().equals("/unread")) {
            // as the platform does with each request until somebody asks for its body
            request.pause();
            vertx.setTimer(3_000, t -> request.response().end("unread"));
        } else {
            request.endHandler(end -> request.response().end("whole"));
        }
    }

    @AfterAll
    static void close() throws Exception {
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
    void whoseBodyNobodyReadsIsNotCutOff() throws Exception {
        for (String body : new String[] {"", "body"}) {
            try (RawClient client = new RawClient(port)) {
                client.send("POST /unread HTTP/1.1\r\nhost: x\r\ncontent-length: " + body.length() + "\r\n\r\n" + body);

                client.awaitReceived("unread");

                assertThat(client.received()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void afterARequestThatNobodyReadsASecondHeadMayNotTrickleEither() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("GET /unread HTTP/1.1\r\nhost: x\r\n\r\n");
            client.awaitReceived("unread");

            client.trickleUntilClosed("G");

            assertThat(client.received()).contains("408");
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
