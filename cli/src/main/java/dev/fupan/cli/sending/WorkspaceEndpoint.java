package dev.fupan.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** {@code POST /api/v1/workspace}: makes a workspace with the bootstrap key and hands over its first key. */
public final class WorkspaceEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service;

    public WorkspaceEndpoint(URI base) {
        this.service = new Service(base);
    }

    /** The key of the new workspace. It is shown this one time. */
    public String create(String bootstrapKey, String tenant, JsonNode configuration) {
        ObjectNode body = JSON.createObjectNode().put("tenant", tenant).set("configuration", configuration);
        try {
            HttpRequest request = service.request("workspace")
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + bootstrapKey)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            HttpResponse<byte[]> response = service.exchange(request);
            JsonNode answer = Service.json(response);
            if (response.statusCode() != 201) {
                throw new Refusal(ExitCode.REFUSED, service.refused("workspace", response.statusCode(), answer));
            }
            return key(answer);
        } catch (IOException broken) {
            throw new Refusal(ExitCode.UNREACHABLE, service.base() + " " + Service.describe(broken) + ".");
        }
    }

    private static String key(JsonNode answer) {
        JsonNode key = answer.path("key");
        String token = key.isObject() ? key.path("token").asText("") : key.asText("");
        if (!token.startsWith("fupan_")) {
            throw new Refusal(ExitCode.REFUSED, "The service created the workspace but named no key.");
        }
        return token;
    }
}
