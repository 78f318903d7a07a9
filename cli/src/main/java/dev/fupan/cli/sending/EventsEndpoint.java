package dev.fupan.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /api/v1/events} of one workspace.
 *
 * <p>A 503 or a broken connection leaves open whether the batch was written, so the same batch is sent again until it
 * is answered: identity makes that harmless. A 429 says that it was not, and when to come back. A batch that the service
 * finds too large is halved.
 */
public final class EventsEndpoint {

    private final Service service;
    private final String key;
    private final Patience patience;
    /** A key just made reaches the service that checks it within seconds; until then it is unknown there. */
    private final Duration newKeyTolerated;

    public EventsEndpoint(URI base, String key, Patience patience) {
        this(base, key, patience, Duration.ZERO);
    }

    private EventsEndpoint(URI base, String key, Patience patience, Duration newKeyTolerated) {
        this.service = new Service(base);
        this.key = key;
        this.patience = patience;
        this.newKeyTolerated = newKeyTolerated;
    }

    /** With a key that may be too new to be known everywhere. */
    public static EventsEndpoint withNewKey(URI base, String key, Patience patience) {
        return new EventsEndpoint(base, key, patience, Duration.ofSeconds(20));
    }

    public Receipt send(List<OutgoingEvent> batch) {
        if (batch.isEmpty()) {
            return Receipt.EMPTY;
        }
        HttpResponse<byte[]> response = untilAnswered(body(batch));
        int status = response.statusCode();
        if (status == 413 && batch.size() > 1) {
            int half = batch.size() / 2;
            return send(batch.subList(0, half)).plus(send(batch.subList(half, batch.size())), half);
        }
        JsonNode answer = Service.json(response);
        if (status / 100 == 2 || status == 422 && answer.has("rejected")) {
            return Receipt.read(answer);
        }
        throw new Refusal(ExitCode.REFUSED, service.refused("events", status, answer));
    }

    private HttpResponse<byte[]> untilAnswered(byte[] body) {
        Duration spent = Duration.ZERO;
        String told = "";
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> asked = Optional.empty();
            String failure;
            try {
                HttpResponse<byte[]> response = service.exchange(request(body));
                if (!isLeftOpen(response.statusCode(), spent)) {
                    return response;
                }
                asked = Service.retryAfter(response);
                failure = response.statusCode() == 429
                        ? "asks to send more slowly (429)"
                        : "answers " + response.statusCode();
            } catch (IOException broken) {
                failure = Service.describe(broken);
            }
            Optional<Duration> wait = patience.wait(attempt, asked, spent);
            if (wait.isEmpty()) {
                throw new Refusal(
                        ExitCode.UNREACHABLE,
                        "%s %s; gave up after %d attempts. What was sent counts once: run the same command again."
                                .formatted(service.base(), failure, attempt));
            }
            if (!failure.equals(told)) {
                patience.told().accept("%s %s; trying again.".formatted(service.base(), failure));
                told = failure;
            }
            spent = spent.plus(wait.get());
            service.pause(patience, wait.get());
        }
    }

    private boolean isLeftOpen(int status, Duration spent) {
        return status == 503 || status == 429 || status == 401 && spent.compareTo(newKeyTolerated) < 0;
    }

    private HttpRequest request(byte[] body) {
        return service.request("events")
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/cloudevents-batch+json; charset=UTF-8")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] body(List<OutgoingEvent> batch) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(batch.size() * 420);
        body.writeBytes("[".getBytes(UTF_8));
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(batch.get(i).json());
        }
        body.write(']');
        return body.toByteArray();
    }
}
