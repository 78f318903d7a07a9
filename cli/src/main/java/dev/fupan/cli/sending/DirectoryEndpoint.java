package dev.fupan.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** {@code PUT /api/v1/people/{id}} and {@code /api/v1/teams/{id}}: adds who is missing and leaves who is there. */
public final class DirectoryEndpoint {

    private static final int CREATED = 201;
    private static final int CHANGED = 200;
    private static final int IS_THERE = 412;
    private static final int WAS_THERE = 409;

    private final Service service;
    private final String key;

    public DirectoryEndpoint(URI base, String key) {
        this.service = new Service(base);
        this.key = key;
    }

    /** The version of what was added; empty when it is there, or was and has been erased. */
    public Optional<String> add(String place, JsonNode body) {
        return put(place, body, "If-None-Match", "*");
    }

    /** Changes what has been added in that version. */
    public void change(String place, String version, JsonNode body) {
        put(place, body, "If-Match", version);
    }

    private Optional<String> put(String place, JsonNode body, String condition, String version) {
        try {
            HttpRequest request = service.request(place)
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .header(condition, version)
                    .PUT(BodyPublishers.ofString(body.toString()))
                    .build();
            HttpResponse<byte[]> response = service.exchange(request);
            switch (response.statusCode()) {
                case CREATED, CHANGED:
                    return response.headers().firstValue("ETag");
                case IS_THERE, WAS_THERE:
                    return Optional.empty();
                default:
                    throw new Refusal(
                            ExitCode.REFUSED, service.refused(place, response.statusCode(), Service.json(response)));
            }
        } catch (IOException broken) {
            throw new Refusal(ExitCode.UNREACHABLE, service.base() + " " + Service.describe(broken) + ".");
        }
    }
}
