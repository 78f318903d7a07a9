package dev.fupan.ingest.intake;

import dev.fupan.kit.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers a body of bounded size; whoever sends more is told so and cut off. Whoever dawdles is the front door's. */
final class BodyReader {

    private final RoutingContext route;
    private final int maxBytes;
    private final Consumer<byte[]> whole;
    private @Nullable Buffer body;
    private int pieces;
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
        request.exceptionHandler(gone -> reader.over = true);
    }

    private void chunk(Buffer chunk) {
        if (over) return;
        Buffer sofar = body;
        if ((sofar == null ? 0 : sofar.length()) + chunk.length() > maxBytes) {
            refuse();
        } else if (sofar == null) {
            body = chunk;
        } else if (pieces++ == 0) {
            body = Buffer.buffer(2 * (sofar.length() + chunk.length()))
                    .appendBuffer(sofar)
                    .appendBuffer(chunk);
        } else {
            sofar.appendBuffer(chunk);
        }
    }

    private void end() {
        if (over) return;
        over = true;
        whole.accept(body == null ? new byte[0] : body.getBytes());
    }

    private void refuse() {
        over = true;
        route.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        ProblemType.TOO_LARGE
                .because("The body exceeds " + maxBytes + " bytes.")
                .answer(route.response());
    }
}
