package dev.fupan.review.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OnceMarkTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theOrderOfFieldsSaysNothing() throws IOException {
        assertThat(Once.markOf(body("{\"a\": 1, \"b\": {\"c\": [1, {\"d\": 2, \"e\": null}], \"f\": \"x\"}}")))
                .isEqualTo(Once.markOf(body("{\"b\": {\"f\": \"x\", \"c\": [1, {\"e\": null, \"d\": 2}]}, \"a\": 1}")));
    }

    @Test
    void everythingElseDoes() throws IOException {
        JsonNode[] bodies = {
            body("{\"a\": 1}"),
            body("{\"a\": \"1\"}"),
            body("{\"a\": null}"),
            body("{}"),
            body("{\"a\": [1, 2]}"),
            body("{\"a\": [2, 1]}"),
            body("{\"b\": 1}")
        };
        assertThat(bodies).extracting(Once::markOf).doesNotHaveDuplicates();
    }

    private static JsonNode body(String json) throws IOException {
        return JSON.readTree(json);
    }
}
