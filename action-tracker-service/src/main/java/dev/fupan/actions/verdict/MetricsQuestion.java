package dev.fupan.actions.verdict;

import dev.fupan.actions.criterion.Measurement;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.action.Measured;
import dev.fupan.kit.criterion.Span;
import dev.fupan.kit.tenant.ServiceTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks the metrics service for the number of a look, under the tracker's own credential. */
@ApplicationScoped
class MetricsQuestion {

    private static final String AUDIENCE = "metrics-service";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MAX_WHY = 300;

    private final WebClient client;
    private final ServiceTokens tokens;
    private final String url;

    MetricsQuestion(
            Vertx vertx,
            ServiceTokens tokens,
            @ConfigProperty(name = "fupan.metrics.url", defaultValue = "http://localhost:8082") String url) {
        this.client = WebClient.create(
                vertx, new WebClientOptions().setConnectTimeout(3_000).setFollowRedirects(false));
        this.tokens = tokens;
        this.url = url;
    }

    /**
     * Whatever goes wrong once it is asked is a reason to ask again.
     *
     * @throws RuntimeException where the criterion says nothing that could be asked; no answer would change that
     */
    Uni<Answer> ask(DueLook look, Duration grace) {
        HttpRequest<Buffer> request = request(look, grace);
        return tokens.forAudience(AUDIENCE)
                .chain(token -> request.bearerTokenAuthentication(token)
                        .putHeader("Fupan-Tenant", look.tenant())
                        .timeout(PATIENCE.toMillis())
                        .send())
                .map(MetricsQuestion::read)
                .onFailure()
                .recoverWithItem(failure -> new Answer.NotYet("metrics cannot be asked: " + words(failure), null));
    }

    private HttpRequest<Buffer> request(DueLook look, Duration grace) {
        Criterion criterion = look.criterion();
        HttpRequest<Buffer> request = client.getAbs(url + "/api/v1/metrics/" + criterion.metric() + "/look")
                .addQueryParam("start", look.startAt().toString())
                .addQueryParam("at", look.lookAt().toString())
                .addQueryParam("grace", grace.toString())
                .addQueryParam("madeAt", look.madeAt().toString());
        String horizon = criterion.horizon();
        if (horizon != null)
            request.addQueryParam("horizon", Span.of(horizon).exact().toString());
        criterion.filter().forEach(request::addQueryParam);
        return request;
    }

    private static Answer read(HttpResponse<Buffer> response) {
        if (response.statusCode() != 200) return refused(response);
        JsonObject json = response.bodyAsJsonObject();
        JsonObject interval = json.getJsonObject("interval");
        String value = json.getString("value");
        return new Answer.Given(new Measurement(
                json.getLong("n"),
                json.getLong("k"),
                value == null ? null : new BigDecimal(value),
                json.getString("unit"),
                interval == null ? null : bounds(interval),
                json.getLong("immature", 0L),
                String.valueOf(json.getValue("position")),
                json.getString("catalogueVersion")));
    }

    private static Measured.Interval bounds(JsonObject interval) {
        return new Measured.Interval(
                new BigDecimal(interval.getString("low")),
                new BigDecimal(interval.getString("high")),
                interval.getString("method"));
    }

    private static Answer refused(HttpResponse<Buffer> response) {
        String why = "metrics answered " + response.statusCode();
        String type = response.getHeader("content-type");
        if (type != null && type.startsWith("application/problem+json"))
            why += ": " + response.bodyAsJsonObject().getString("detail");
        return new Answer.NotYet(shortened(why), seconds(response.getHeader("retry-after")));
    }

    private static @Nullable Integer seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,5}") ? Integer.valueOf(retryAfter) : null;
    }

    private static String words(Throwable failure) {
        return shortened(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(MAX_WHY, text.length()));
    }
}
