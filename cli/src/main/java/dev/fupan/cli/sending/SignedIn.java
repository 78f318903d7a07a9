package dev.fupan.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests of a person whom the local issuer signs in by name. */
public final class SignedIn {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String token;

    private SignedIn(String token) {
        this.token = token;
    }

    /** @param secret of the terminal, which alone may name people at the local issuer */
    public static SignedIn as(String person, URI issuer, String secret) {
        String form = "grant_type=local_person&client_id=terminal&person=" + URLEncoder.encode(person, UTF_8)
                + "&client_secret=" + URLEncoder.encode(secret, UTF_8);
        Service service = new Service(issuer);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        JsonNode answer = exchange(service, "token", request);
        return new SignedIn(answer.path("access_token").asText());
    }

    /** @param noun what follows {@code /api/v1/}, with its query */
    public JsonNode get(URI base, String noun) {
        Service service = new Service(base);
        return exchange(service, noun, signed(service, noun).GET().build());
    }

    public JsonNode post(URI base, String noun, JsonNode body) {
        Service service = new Service(base);
        return exchange(
                service,
                noun,
                signed(service, noun)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** @param version that is changed, as its ETag says it */
    public JsonNode put(URI base, String noun, String version, JsonNode body) {
        return change("PUT", base, noun, version, body);
    }

    public JsonNode patch(URI base, String noun, String version, JsonNode body) {
        return change("PATCH", base, noun, version, body);
    }

    /** A transition of what stands in that version. */
    public JsonNode post(URI base, String noun, String version, JsonNode body) {
        return change("POST", base, noun, version, body);
    }

    private JsonNode change(String method, URI base, String noun, String version, JsonNode body) {
        Service service = new Service(base);
        return exchange(
                service,
                noun,
                signed(service, noun)
                        .header("Content-Type", "application/json")
                        .header("If-Match", '"' + version + '"')
                        .method(method, BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private HttpRequest.Builder signed(Service service, String noun) {
        return service.request(noun).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private static JsonNode exchange(Service service, String noun, HttpRequest request) {
        try {
            HttpResponse<byte[]> response = service.exchange(request, Patience.of(PATIENCE));
            JsonNode answer = Service.json(response);
            if (response.statusCode() / 100 != 2) {
                throw new Refusal(ExitCode.REFUSED, service.refused(noun, response.statusCode(), answer));
            }
            return answer;
        } catch (IOException broken) {
            throw new Refusal(ExitCode.UNREACHABLE, service.base() + " " + Service.describe(broken) + ".");
        }
    }
}
