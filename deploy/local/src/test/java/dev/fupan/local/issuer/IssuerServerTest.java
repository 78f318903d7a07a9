package dev.fupan.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private IssuerServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("people.json"), "{\"ann\": \"demo\"}");
        server = IssuerServer.start(0, folder, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTerminalGetsTheTokenOfAPersonOfTheList() throws Exception {
        JsonNode claims = part(ask(asTerminal("ann")).path("access_token").asText(), 1);

        assertThat(claims.path("sub").asText()).isEqualTo("ann");
        assertThat(claims.path("fupan_tenant").asText()).isEqualTo("demo");
        assertThat(claims.path("iss").asText()).isEqualTo(server.tokens().issuer());
    }

    @Test
    void nobodyElseDoes() throws Exception {
        assertThat(ask(asTerminal("bob")).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(ask("grant_type=local_person&person=ann").path("error").asText())
                .isEqualTo("invalid_client");
        assertThat(ask("grant_type=local_person&person=ann&client_id=terminal&client_secret=guessed")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_client");

        ServiceClient service = ServiceClient.ALL.get(0);
        String credentials = "&client_id=" + service.id() + "&client_secret=" + service.secret(folder);
        assertThat(ask("grant_type=local_person&person=ann" + credentials)
                        .path("error")
                        .asText())
                .isEqualTo("unauthorized_client");
        assertThat(ask("grant_type=client_credentials" + credentials)
                        .path("scope")
                        .asText())
                .isEqualTo(String.join(" ", service.scopes()));
    }

    @Test
    void theTerminalHasNoTokenOfItsOwn() throws Exception {
        String form = asTerminal("ann").replace("grant_type=local_person", "grant_type=client_credentials");

        assertThat(ask(form).path("error").asText()).isEqualTo("unauthorized_client");
    }

    @Test
    void aFileIsEnoughToRotateTheKey() throws Exception {
        String before = keyOf(ask(asTerminal("ann")));

        Files.createFile(folder.resolve("keys/rotate"));

        assertThat(keyOf(ask(asTerminal("ann")))).isNotEqualTo(before);
        assertThat(get("/jwks").path("keys").findValuesAsText("kid")).hasSize(2).contains(before);
    }

    private String asTerminal(String person) throws IOException {
        return "grant_type=local_person&person=" + person + "&client_id=terminal&client_secret="
                + ServiceClient.TERMINAL.secret(folder);
    }

    private static String keyOf(JsonNode answer) throws IOException {
        return part(answer.path("access_token").asText(), 0).path("kid").asText();
    }

    private static JsonNode part(String token, int number) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
    }

    private JsonNode ask(String form) throws Exception {
        return send(request("/token")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private JsonNode get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.tokens().issuer() + path));
    }

    private static JsonNode send(HttpRequest request) throws Exception {
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }
}
