package dev.fupan.review.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every field of every body that the API's description names, with everything wrong that people send by mistake or on
 * purpose: a problem that names the field and says what is expected there, and nothing changed.
 */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class EveryFieldTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Office office;

    @TestHTTPResource("/")
    URI base;

    private final HttpClient http = HttpClient.newHttpClient();
    private Documented documented;
    private Office.Desk desk;
    private Workshop workshop;
    private String token;

    @BeforeEach
    void aSessionAtWork() throws IOException {
        documented = Documented.by(base);
        desk = office.open();
        token = desk.people().token("lead");
        workshop = new Workshop(desk);
    }

    private record Answer(int status, JsonNode body, String text) {}

    @Test
    void whatIsWrongIsNamedWhereverItStands() throws Exception {
        List<String> faults = new ArrayList<>();
        int sent = 0;
        for (var one : workshop.requests().entrySet()) {
            Workshop.Request good = one.getValue().get();
            JsonNode schema = documented.bodies().get(one.getKey().replaceAll(" \\(.*", ""));
            for (Spoiled spoiled : Spoiled.of(good.body(), schema, documented)) {
                if (!spoiled.must()) continue;
                sent++;
                Answer answer = send(good, good.ifMatch(), spoiled.body().get());
                boolean told = answer.status == 422 && spoiled.isNamedBy(Spoiled.violations(answer.body));
                if (!told)
                    faults.add(one.getKey() + " " + spoiled.pointer() + " with " + spoiled.how() + ": " + answer.status
                            + " " + shortened(answer.text));
            }
            Answer still = send(good, good.ifMatch(), good.body().toString());
            if (still.status >= 300)
                faults.add(one.getKey() + " as it should be: " + still.status + " " + shortened(still.text));
        }
        assertThat(faults).as("of " + sent).isEmpty();
        assertThat(sent).isGreaterThan(1_000);
    }

    @Test
    void theDescriptionNamesEveryFieldThatIsReadAndNoOther() throws Exception {
        Map<String, JsonNode> bodies = documented.bodies();
        assertThat(new TreeSet<>(Workshop.operationsOf(workshop.requests())))
                .as("each operation that takes a body is walked")
                .isEqualTo(bodies.keySet());
        for (var body : bodies.entrySet()) {
            Set<String> walked = new HashSet<>();
            for (var one : workshop.requests().entrySet())
                if (one.getKey().startsWith(body.getKey() + " (")
                        || one.getKey().equals(body.getKey()))
                    pointers(one.getValue().get().body(), body.getValue(), "", walked);
            assertThat(walked)
                    .as("fields of " + body.getKey())
                    .containsExactlyInAnyOrderElementsOf(documented.fields(body.getValue(), ""));
        }
    }

    private void pointers(JsonNode node, JsonNode schema, String at, Set<String> found) {
        if (node.isArray()) node.forEach(one -> pointers(one, documented.items(schema), at + "/*", found));
        if (documented.isMap(schema)) return;
        node.properties().forEach(one -> {
            found.add(at + "/" + one.getKey());
            JsonNode below = documented.property(schema, one.getKey());
            pointers(one.getValue(), below, at + "/" + one.getKey(), found);
        });
    }

    @Test
    void scriptIsKeptAsItWasSentOrRefusedByName() throws Exception {
        List<String> faults = new ArrayList<>();
        int kept = 0;
        for (var one : workshop.requests().entrySet()) {
            JsonNode schema = documented.bodies().get(one.getKey().replaceAll(" \\(.*", ""));
            for (Spoiled spoiled : Spoiled.of(one.getValue().get().body(), schema, documented)) {
                if (spoiled.must()) continue;
                Workshop.Request good = one.getValue().get();
                Answer answer = send(good, good.ifMatch(), spoiled.body().get());
                boolean taken = answer.status < 300;
                boolean fine = taken
                        ? !spoiled.how().equals("script")
                                || answer.body.isMissingNode()
                                || holds(answer.body)
                                || isNotShown(spoiled.pointer())
                        : answer.status < 500
                                && answer.body.path("detail").asText().length() > 5;
                if (taken && spoiled.how().equals("script")) kept++;
                if (!fine)
                    faults.add(one.getKey() + " " + spoiled.pointer() + " with " + spoiled.how() + ": " + answer.status
                            + " " + shortened(answer.text));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(kept).as("texts that keep it").isGreaterThan(40);
        publishedReportsEscapeIt();
    }

    // Why a phase was left out, or a problem dropped, stands in the event and in the history.
    private static boolean isNotShown(String pointer) {
        return pointer.equals("/reason");
    }

    private void publishedReportsEscapeIt() {
        String id = workshop.session;
        String path = "/api/v1/sessions/" + id;
        desk.post("lead", "/sessions/" + id + "/close", Map.of("nextGoals", List.of(Spoiled.SCRIPT)))
                .then()
                .statusCode(204);
        desk.post("lead", "/sessions/" + id + "/report", Map.of()).then().statusCode(201);
        for (String form : List.of("text/html", "text/markdown")) {
            String report = desk.as("lead")
                    .accept(form)
                    .get(path + "/report?language=zh")
                    .asString();
            assertThat(report).as(form).doesNotContain("<script").contains("&lt;script&gt;");
        }
        byte[] pdf =
                desk.as("lead").accept("application/pdf").get(path + "/report").asByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void whoeverOverwritesUnseenIsStoppedEverywhere() throws Exception {
        List<String> faults = new ArrayList<>();
        Set<String> guarded = new TreeSet<>(documented.guarded());
        for (var one : workshop.requests().entrySet()) {
            String operation = one.getKey().replaceAll(" \\(.*", "");
            if (!guarded.remove(operation)) continue;
            Workshop.Request good = one.getValue().get();
            Answer unseen = send(good, null, good.body().toString());
            Answer stale = send(good, "\"4711\"", good.body().toString());
            boolean shown = stale.body.has("current") && stale.body.has("version");
            if (unseen.status != 428 || stale.status != 412 || !shown)
                faults.add(operation + ": " + unseen.status + ", " + stale.status + " " + shortened(stale.text));
        }
        assertThat(faults).isEmpty();
        assertThat(guarded)
                .as("operations without a body, tried by the tests of their features")
                .allMatch(one -> one.startsWith("DELETE") || one.endsWith("/conclude") || one.endsWith("/take-up"));
    }

    private static boolean holds(JsonNode node) {
        if (node.isTextual()) return node.textValue().contains(Spoiled.SCRIPT);
        for (JsonNode one : node) if (holds(one)) return true;
        for (var one : node.properties()) if (one.getKey().contains(Spoiled.SCRIPT)) return true;
        return false;
    }

    private Answer send(Workshop.Request request, @Nullable String ifMatch, String body) throws Exception {
        HttpRequest.Builder out = HttpRequest.newBuilder(base.resolve("/api/v1" + request.path()))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(request.method(), HttpRequest.BodyPublishers.ofString(body));
        if (ifMatch != null) out.header("If-Match", ifMatch);
        HttpResponse<String> answer = http.send(out.build(), HttpResponse.BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(answer.statusCode() < 400 || type.startsWith("application/problem+json"))
                .as(request + " answers " + answer.statusCode() + " as " + type)
                .isTrue();
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()), answer.body());
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}
