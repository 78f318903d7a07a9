package dev.fupan.ingest.intake;

import dev.fupan.kit.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers a body of bounded size within bounded time; whoever sends more or dawdles is told so and cut off. */
final class BodyReader {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final ProblemType TOO_SLOW = new ProblemType("too-slow", 408, "The body came too slowly");

    private final RoutingContext route;
    private final int maxBytes;
    private final Consumer<byte[]> whole;
    private @Nullable Buffer body;
    private int pieces;
    private long timer = -1;
    private boolean over;

    private BodyReader(RoutingContext route, int maxBytes, Consumer<byte[]> whole) {
        this.route = route;
        this.maxBytes = maxBytes;
        this.whole = whole;
    }

    static void read(RoutingContext route, int maxBytes, Consumer<byte[]> whole) {
        BodyReader reader = new BodyReader(route, maxBytes, whole);
        HttpServerRequest request = route.request();
        request.handler(reader::chunk);
        request.endHandler(end -> reader.end());
        request.exceptionHandler(gone -> reader.finish());
    }

    private void chunk(Buffer chunk) {
        if (over) return;
        Buffer sofar = body;
        if ((sofar == null ? 0 : sofar.length()) + chunk.length() > maxBytes) {
            refuse(ProblemType.TOO_LARGE, "The body exceeds " + maxBytes + " bytes.");
        } else if (sofar == null) {
            body = chunk;
            if (!complete(chunk)) startClock();
        } else if (pieces++ == 0) {
            body = Buffer.buffer(2 * (sofar.length() + chunk.length()))
                    .appendBuffer(sofar)
                    .appendBuffer(chunk);
        } else {
            sofar.appendBuffer(chunk);
        }
    }

    // Most bodies come in one piece; only the others need a clock.
    private boolean complete(Buffer first) {
        String length = route.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.equals(Integer.toString(first.length()));
    }

    private void startClock() {
        timer = route.vertx().setTimer(PATIENCE_MILLIS, late -> {
            if (!over) refuse(TOO_SLOW, "The body was not complete after " + PATIENCE_MILLIS / 1000 + " s.");
        });
    }

    private void end() {
        if (over) return;
        finish();
        whole.accept(body == null ? new byte[0] : body.getBytes());
    }

    private void refuse(ProblemType type, String detail) {
        finish();
        route.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        type.because(detail).answer(route.response());
    }

    private void finish() {
        over = true;
        if (timer >= 0) route.vertx().cancelTimer(timer);
    }
}
