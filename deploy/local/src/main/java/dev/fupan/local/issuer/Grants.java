package dev.fupan.local.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * Who gets a token: a service by its secret, and a person of the list by name alone.
 *
 * <p>The second is for the terminal of whoever started everything: its secret stands in a file of the data folder,
 * so nobody else on this machine can ask.
 */
final class Grants {

    /** Grant type of a person who is named and proves nothing. */
    static final String PERSON = "local_person";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tokens tokens;
    private final Path folder;
    private final Clock clock;

    Grants(Tokens tokens, Path folder, Clock clock) {
        this.tokens = tokens;
        this.folder = folder;
        this.clock = clock;
    }

    /** A refusal in the words of OAuth 2.0. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Refused(String code, String description) {
            super(description);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    ObjectNode grant(Form form) throws IOException, Refused {
        return switch (form.field("grant_type")) {
            case "client_credentials" -> service(form);
            case PERSON -> person(form);
            default ->
                throw new Refused(
                        "unsupported_grant_type",
                        "There is client_credentials for services and " + PERSON + " for people.");
        };
    }

    private ObjectNode service(Form form) throws IOException, Refused {
        ServiceClient client = proven(form);
        if (client.equals(ServiceClient.TERMINAL)) {
            throw new Refused("unauthorized_client", "The terminal names people, and gets no token of its own.");
        }
        String audience = form.field("audience").isEmpty() ? client.audience() : form.field("audience");
        List<String> scopes = form.field("scope").isEmpty()
                ? client.scopes()
                : Arrays.asList(form.field("scope").split(" "));
        if (!audience.equals(client.audience()) || !client.scopes().containsAll(scopes)) {
            throw new Refused(
                    "invalid_scope", client.id() + " gets " + client.scopes() + " for " + client.audience() + ".");
        }
        String token = tokens.sign(tokens.service(client.id(), audience, scopes, clock.instant()));
        return answer(token, Tokens.OF_SERVICE.toSeconds()).put("scope", String.join(" ", scopes));
    }

    private ServiceClient proven(Form form) throws IOException, Refused {
        ServiceClient client = ServiceClient.named(form.field("client_id"));
        if (client == null || !client.is(folder, form.field("client_secret"))) {
            throw new Refused("invalid_client", "This client is unknown, or its secret is another one.");
        }
        return client;
    }

    private ObjectNode person(Form form) throws IOException, Refused {
        if (!proven(form).equals(ServiceClient.TERMINAL)) {
            throw new Refused("unauthorized_client", "Only the terminal names people.");
        }
        String name = form.field("person");
        Path file = folder.resolve("people.json");
        JsonNode people = Files.exists(file) ? JSON.readTree(file.toFile()) : JsonNodeFactory.instance.objectNode();
        JsonNode workspace = people.get(name);
        if (workspace == null) {
            List<String> names =
                    people.propertyStream().map(java.util.Map.Entry::getKey).toList();
            throw new Refused(
                    "invalid_grant", "Send person=..., one of " + names + " as " + file.getFileName() + " says.");
        }
        String token = tokens.sign(tokens.person(workspace.asText(), name, clock.instant()));
        return answer(token, Tokens.OF_PERSON.toSeconds());
    }

    private static ObjectNode answer(String token, long seconds) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", seconds);
    }
}
