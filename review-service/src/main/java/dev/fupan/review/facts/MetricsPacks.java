package dev.fupan.review.facts;

import dev.fupan.kit.tenant.ServiceTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The packs of the metrics service, asked for under the review service's own credential. */
@ApplicationScoped
class MetricsPacks {

    private static final String AUDIENCE = "metrics-service";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebClient client;
    private final ServiceTokens tokens;
    private final String url;

    MetricsPacks(
            Vertx vertx,
            ServiceTokens tokens,
            @ConfigProperty(name = "fupan.metrics.url", defaultValue = "http://localhost:8082") String url) {
        this.client = WebClient.create(
                vertx, new WebClientOptions().setConnectTimeout(3_000).setFollowRedirects(false));
        this.tokens = tokens;
        this.url = url + "/api/v1/packs";
    }

    /** What came back; status 0 when nothing did. */
    record Answer(int status, String body, @Nullable String location) {

        static final Answer AWAY = new Answer(0, "", null);

        boolean is(int expected) {
            return status == expected;
        }

        /** It says that we asked wrongly, and would say so again. */
        boolean isRefusal() {
            return status == 400 || status == 404 || status == 409 || status == 422;
        }
    }

    Uni<Answer> freeze(String tenant, String key, String request) {
        return ask(tenant, HttpMethod.POST, "", key, request);
    }

    Uni<Answer> replay(String tenant, String packId, String mode) {
        String query = "?mode=" + URLEncoder.encode(mode, StandardCharsets.UTF_8);
        return ask(tenant, HttpMethod.POST, "/" + packId + "/replays" + query, null, null);
    }

    Uni<Answer> replayed(String tenant, String packId, int number) {
        return ask(tenant, HttpMethod.GET, "/" + packId + "/replays/" + number, null, null);
    }

    private Uni<Answer> ask(
            String tenant, HttpMethod method, String path, @Nullable String key, @Nullable String body) {
        return tokens.forAudience(AUDIENCE)
                .chain(token -> {
                    HttpRequest<Buffer> request = client.requestAbs(method, url + path)
                            .bearerTokenAuthentication(token)
                            .putHeader("Fupan-Tenant", tenant)
                            .timeout(PATIENCE.toMillis());
                    if (key != null) request.putHeader("Idempotency-Key", key);
                    if (body == null) return request.send();
                    return request.putHeader("Content-Type", "application/json").sendBuffer(Buffer.buffer(body));
                })
                .map(MetricsPacks::answer)
                .onFailure()
                .recoverWithItem(Answer.AWAY);
    }

    private static Answer answer(HttpResponse<Buffer> response) {
        String body = response.bodyAsString();
        return new Answer(response.statusCode(), body == null ? "" : body, response.getHeader("location"));
    }
}
