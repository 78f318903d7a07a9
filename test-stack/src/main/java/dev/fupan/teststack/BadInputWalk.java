package dev.fupan.teststack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends to every operation that reads a JSON body all bodies that are wrong in one place, and looks at the answer: a
 * problem that names the field and says what to do, and never a failure of ours.
 *
 * <p>What is refused changes nothing, so one example of a right request serves all of them; where a body may pass, a
 * fresh one is asked for each time.
 */
public final class BadInputWalk {

    /**
     * A request that the service takes, the path with ids of things that are there.
     *
     * @param leftOut described places, {@code /artefact}, that exclude what the body shows; all others it must show
     */
    public record Example(String path, Map<String, String> headers, String body, Set<String> leftOut) {}

    /** Knows for each operation, {@code POST /api/v1/actions}, a request that would be taken now. */
    @FunctionalInterface
    public interface Examples {
        /** Null for an operation that is not to be walked. */
        @Nullable
        Example of(String operation);
    }

    private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);
    // Where something is missing only because of the state that is asked for.
    private static final int CONFLICT = 409;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI base;
    private final Examples examples;
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    private BadInputWalk(URI base, Examples examples) {
        this.base = base;
        this.examples = examples;
    }

    /** Throws an error that lists every answer that is not as it should be; gives the number of bodies sent. */
    public static int of(URI base, Examples examples) throws IOException, InterruptedException {
        BadInputWalk walk = new BadInputWalk(base, examples);
        for (DescribedBody body : DescribedBody.of(base)) walk.through(body);
        if (!walk.wrong.isEmpty())
            throw new AssertionError(
                    walk.wrong.size() + " of " + walk.asked + " bodies:\n" + String.join("\n", walk.wrong));
        return walk.asked;
    }

    private void through(DescribedBody body) throws IOException, InterruptedException {
        Example example = examples.of(body.operation());
        if (example == null) return;
        BadBodies bodies = BadBodies.of(body, example.body());
        bodies.notShown().stream()
                .filter(one -> !example.leftOut().contains(one))
                .forEach(one -> wrong.add(body.operation() + ": the example does not show " + one));
        for (BadBodies.Case one : bodies.cases()) if (!one.mayPass()) judge(body, one, example);
        for (BadBodies.Case one : bodies.cases()) {
            Example fresh = one.mayPass() ? examples.of(body.operation()) : null;
            if (fresh != null) judge(body, one, fresh);
        }
        // Last, so that nothing above met a request that was wrong anyway.
        Example fresh = examples.of(body.operation());
        if (fresh == null) return;
        HttpResponse<byte[]> answer = send(body, fresh, fresh.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300) wrong.add(body.operation() + ": the example itself is refused" + said(answer));
    }

    private HttpResponse<byte[]> send(DescribedBody body, Example example, byte[] bytes)
            throws IOException, InterruptedException {
        asked++;
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(example.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(body.method(), HttpRequest.BodyPublishers.ofByteArray(bytes));
        example.headers().forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void judge(DescribedBody body, BadBodies.Case one, Example example)
            throws IOException, InterruptedException {
        String place = one.pointer() == null ? "the body" : one.pointer();
        String about = body.operation() + " " + place + ", " + one.what() + ":";
        try {
            judge(about, one, send(body, example, one.bytes()));
        } catch (HttpTimeoutException silent) {
            wrong.add(about + " no answer");
        }
    }

    private void judge(String about, BadBodies.Case one, HttpResponse<byte[]> answer) throws IOException {
        boolean json = answer.headers().firstValue("content-type").orElse("").startsWith("application/json");
        if (answer.statusCode() < 300) {
            if (!one.mayPass()) wrong.add(about + " taken" + said(answer));
            else if (answer.statusCode() != 204 && !json) wrong.add(about + " answered by something else than JSON");
        } else if (!REFUSALS.contains(answer.statusCode()) && !(one.mayPass() && answer.statusCode() == CONFLICT))
            wrong.add(about + said(answer));
        else if (!isProblem(answer)) wrong.add(about + " no problem" + said(answer));
        else if (one.pointer() != null && !names(answer, one.pointer())) wrong.add(about + " not named" + said(answer));
    }

    private boolean isProblem(HttpResponse<byte[]> answer) throws IOException {
        String type = answer.headers().firstValue("content-type").orElse("");
        return type.startsWith("application/problem+json")
                && !mapper.readTree(answer.body()).path("detail").asText().isBlank();
    }

    // The place itself, or one within it; a list may be named for what is in it.
    private boolean names(HttpResponse<byte[]> answer, String pointer) throws IOException {
        JsonNode problem = mapper.readTree(answer.body());
        for (JsonNode one : problem.path("violations")) {
            String named = one.path("pointer").asText();
            if (named.startsWith(pointer) || pointer.startsWith(named + "/") && !named.isEmpty()) return true;
        }
        return problem.path("detail").asText().contains(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static String said(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        return " " + answer.statusCode() + " " + text.substring(0, Math.min(300, text.length()));
    }
}
