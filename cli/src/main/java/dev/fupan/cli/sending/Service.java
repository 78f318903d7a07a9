package dev.fupan.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** One of our services as seen over HTTP: addresses, problems, and the wording of both. */
final class Service {

    private static final ObjectMapper JSON = new ObjectMapper();

    // HTTP/1.1: a cleartext upgrade to HTTP/2 costs a round trip and buys a sequential sender nothing.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;

    Service(URI base) {
        if (base.getScheme() == null || base.getHost() == null) {
            throw new Refusal(ExitCode.USAGE, "'" + base + "' is no address like http://localhost:8081.");
        }
        this.base = base;
    }

    URI base() {
        return base;
    }

    HttpRequest.Builder request(String noun) {
        String root = base.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(root + "/api/v1/" + noun)).header("Accept", "application/json");
    }

    HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.UNREACHABLE, "Stopped while talking to " + base + ".");
        }
    }

    /** The same, waiting while the service asks for less: whatever a 429 answers has not been done. */
    HttpResponse<byte[]> exchange(HttpRequest request, Patience patience) throws IOException {
        Duration spent = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = exchange(request);
            Optional<Duration> wait = response.statusCode() == 429
                    ? patience.wait(attempt, retryAfter(response), spent)
                    : Optional.empty();
            if (wait.isEmpty()) {
                return response;
            }
            spent = spent.plus(wait.get());
            pause(patience, wait.get());
        }
    }

    void pause(Patience patience, Duration wait) {
        try {
            patience.pause().pass(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.UNREACHABLE, "Stopped while waiting for " + base + ".");
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Seconds or a date, as RFC 9110 has it. */
    static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").flatMap(value -> {
            try {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value.trim())));
            } catch (NumberFormatException notSeconds) {
                return untilDate(value);
            }
        });
    }

    private static Optional<Duration> untilDate(String value) {
        try {
            Instant when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), when);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    String refused(String noun, int status, JsonNode problem) {
        String said = problem.path("detail").asText(problem.path("title").asText(""));
        String advice = status == 401 ? " Check the key." : status == 403 ? " The key lacks the scope." : "";
        return "%s/api/v1/%s answers %d%s.%s".formatted(base, noun, status, said.isEmpty() ? "" : ": " + said, advice);
    }

    static String describe(IOException broken) {
        return broken instanceof ConnectException ? "cannot be reached" : "broke off (" + broken.getMessage() + ")";
    }
}
