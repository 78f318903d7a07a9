package dev.fupan.actions.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients are generated from. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
class DescriptionTest {

    @Test
    void everyBodyIsDescribedFieldByField() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray())
                .path("paths");
        List<String> vague = new ArrayList<>();
        paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            JsonNode body = operation.getValue().path("requestBody");
            // A mail program posts the one line that RFC 8058 prescribes there.
            if (body.isMissingNode() || path.getKey().contains("/unsubscribe/")) return;
            JsonNode schema = body.path("content").path("application/json").path("schema");
            String reference = schema.path("$ref").asText();
            if (reference.isEmpty() || reference.endsWith("/JsonNode"))
                vague.add(operation.getKey() + " " + path.getKey() + " " + body);
        }));
        assertThat(vague).isEmpty();
        assertThat(paths.size()).isGreaterThan(30);
    }
}
