package dev.fupan.actions.egress;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Posts to URLs that people have typed in, each time over a connection of its own to an address that
 * {@link EgressGuard} has admitted; the host keeps its name in the request and for the certificate.
 */
@ApplicationScoped
public class Egress {

    /** The head of an answer; its body is nobody's business here. */
    public record Reply(int status, @Nullable String retryAfter) {}

    private static final int CONNECT_MILLIS = 5_000;
    // Who is told by us gets this much of an answer off before we hang up.
    private static final long MAX_BODY = 65_536;

    private final EgressGuard guard;
    private final HttpClient client;

    Egress(
            Vertx vertx,
            EgressGuard guard,
            @ConfigProperty(name = "fupan.egress.ca-file") Optional<String> authorities) {
        this.guard = guard;
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(16)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(15)
                .setVerifyHost(true);
        authorities.ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        this.client = vertx.createHttpClient(options);
    }

    /** Fails when there is no answer within {@code patience}, however far it has come by then. */
    public Uni<Reply> post(URI target, Map<String, String> headers, byte[] body, Duration patience) {
        return guard.admit(target)
                .chain(address -> exchange(target, address, headers, Buffer.buffer(body)))
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private Uni<Reply> exchange(URI target, InetAddress address, Map<String, String> headers, Buffer body) {
        return Uni.createFrom().emitter(emitter -> client.request(options(target, address, headers))
                .onFailure(emitter::fail)
                .onSuccess(request -> send(request, body, emitter)));
    }

    private static RequestOptions options(URI target, InetAddress address, Map<String, String> headers) {
        boolean secret = target.getScheme().equals("https");
        int port = target.getPort() > 0 ? target.getPort() : secret ? 443 : 80;
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(secret)
                .setURI(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery())
                .setFollowRedirects(false);
        headers.forEach(options::addHeader);
        return options;
    }

    private static void send(HttpClientRequest request, Buffer body, UniEmitter<? super Reply> emitter) {
        AtomicBoolean answered = new AtomicBoolean();
        emitter.onTermination(() -> {
            if (!answered.get()) request.reset();
        });
        request.response().onFailure(emitter::fail).onSuccess(response -> {
            answered.set(true);
            drain(request, response);
            emitter.complete(new Reply(response.statusCode(), response.getHeader("retry-after")));
        });
        request.end(body);
    }

    private static void drain(HttpClientRequest request, HttpClientResponse response) {
        AtomicLong read = new AtomicLong();
        response.handler(part -> {
            if (read.addAndGet(part.length()) > MAX_BODY) request.connection().close();
        });
        response.exceptionHandler(gone -> {});
    }
}
