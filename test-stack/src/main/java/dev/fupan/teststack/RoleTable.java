package dev.fupan.teststack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Who may call what: every endpoint that a running service documents, called by everyone who could.
 *
 * <p>The requests name nothing that exists and carry no sensible body, so an endpoint that is open answers that it
 * cannot find or read something; what it refuses, it refuses before it looks.
 */
public final class RoleTable {

    private static final String OPEN = "yes";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";
    private static final Path PAGE = Path.of("..", "docs", "roles.md");
    private static final String REFRESH = "fupan.roles.refresh";

    private final List<String> callers;
    private final Map<String, List<String>> answers;

    private RoleTable(List<String> callers, Map<String, List<String>> answers) {
        this.callers = callers;
        this.answers = answers;
    }

    /**
     * Calls a service.
     *
     * @param service its module
     * @param keyOf makes an API key with that scope
     */
    public static RoleTable of(URI base, String service, TestDirectory people, UnaryOperator<String> keyOf)
            throws IOException, InterruptedException {
        Map<String, String> tokens = tokens(service, people, keyOf);
        // Answers are broken off; a server of HTTP/2 closes the connection of a client that does so hundreds of times.
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        JsonNode paths = new ObjectMapper()
                .readTree(http.send(
                                HttpRequest.newBuilder(base.resolve("/q/openapi?format=json"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .path("paths");
        Map<String, List<String>> answers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey()) && path.getKey().startsWith("/api/")) {
                    List<String> row = new ArrayList<>();
                    for (String token : tokens.values()) {
                        row.add(answer(http, base, operation.getKey(), path.getKey(), token, people.tenant()));
                    }
                    // paths first, so that what belongs together stands together
                    answers.put(path.getKey() + " " + operation.getKey().toUpperCase(java.util.Locale.ROOT), row);
                }
            }
        }
        return new RoleTable(List.copyOf(tokens.keySet()), answers);
    }

    private static Map<String, String> tokens(String service, TestDirectory people, UnaryOperator<String> keyOf) {
        TestIssuer issuer = TestIssuer.running();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no token", "");
        tokens.put("expired", issuer.expired(people.tenant(), "admin"));
        tokens.put("other workspace", issuer.person(TestDirectory.newTenant(), "admin"));
        for (String person : List.of("viewer", "rep", "lead", "admin")) {
            tokens.put(person, people.token(person));
        }
        for (String scope : List.of("send", "read", "read:people", "admin")) {
            tokens.put("key " + scope, keyOf.apply(scope));
        }
        tokens.put("review service", issuer.service("review-service", service, "packs.freeze", "packs.replay"));
        tokens.put("action tracker", issuer.service("action-tracker-service", service, "metrics.asof"));
        return tokens;
    }

    private static String answer(HttpClient http, URI base, String method, String path, String token, String tenant)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path.replaceAll("\\{[^}]*}", NOBODYS)))
                .timeout(Duration.ofSeconds(3))
                .header("Fupan-Tenant", tenant)
                .header("Content-Type", "application/json")
                .method(
                        method.toUpperCase(java.util.Locale.ROOT),
                        method.equals("get") || method.equals("delete")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            int status = response.statusCode();
            if (status >= 500 && status != 503) {
                throw new AssertionError(method + " " + path + " answers " + status);
            }
            return status == 401 || status == 403 ? Integer.toString(status) : OPEN;
        } catch (HttpTimeoutException streaming) {
            // a stream of changes that has nothing to say yet
            return OPEN;
        }
    }

    /**
     * Compares with what has been agreed. Each line: a method or {@code *}, a beginning of a path, and for each of
     * viewer, rep, lead, admin and the four keys {@code yes} or {@code -}; {@code ?} leaves it open. The first line
     * that fits an endpoint counts; one without answers says that nothing has been agreed.
     */
    public void requireAgreed(String agreement) {
        List<String> judged =
                List.of("viewer", "rep", "lead", "admin", "key send", "key read", "key read:people", "key admin");
        List<String> wrong = new ArrayList<>();
        answers.forEach((endpoint, row) -> {
            String path = endpoint.substring(0, endpoint.indexOf(' '));
            String method = endpoint.substring(endpoint.indexOf(' ') + 1);
            String[] line = agreement
                    .lines()
                    .map(each -> each.trim().split("\\s+"))
                    .filter(each -> each.length >= 2 && (each[0].equals("*") || each[0].equals(method)))
                    .filter(each -> path.matches(each[1].replace("*", "[^/]+") + "(/.*)?"))
                    .findFirst()
                    .orElse(new String[0]);
            for (int i = 0; i + 2 < line.length; i++) {
                boolean open = row.get(callers.indexOf(judged.get(i))).equals(OPEN);
                if (!line[i + 2].equals("?") && open != line[i + 2].equals(OPEN)) {
                    wrong.add(method + " " + path + " is " + (open ? "open" : "closed") + " to " + judged.get(i));
                }
            }
            for (String nobody : List.of("no token", "expired", "other workspace")) {
                if (line.length > 2 && row.get(callers.indexOf(nobody)).equals(OPEN)) {
                    wrong.add(method + " " + path + " is open to " + nobody);
                }
            }
        });
        if (!wrong.isEmpty()) {
            throw new AssertionError("Against the agreement:\n" + String.join("\n", wrong));
        }
    }

    /** Compares with the section of the page; writes it when {@code -Dfupan.roles.refresh=true}. */
    public void requireWritten(String service) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- begin " + service + " -->\n";
        String end = "<!-- end " + service + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(PAGE, page.substring(0, from) + markdown() + page.substring(to));
        } else if (!page.substring(from, to).equals(markdown())) {
            throw new AssertionError(
                    "docs/roles.md says something else of " + service + ". If what is now is meant, run"
                            + " this test with -D" + REFRESH + "=true and commit the page. Now:\n" + markdown());
        }
    }

    private String markdown() {
        StringBuilder table = new StringBuilder("\n| | " + String.join(" | ", callers) + " |\n|---");
        table.append("|---".repeat(callers.size())).append("|\n");
        answers.forEach((endpoint, row) -> {
            String path = endpoint.substring("/api/v1".length(), endpoint.indexOf(' '));
            String method = endpoint.substring(endpoint.indexOf(' ') + 1);
            table.append("| `").append(method).append(' ').append(path).append("` | ");
            table.append(
                    row.stream().map(each -> each.equals("403") ? "-" : each).collect(Collectors.joining(" | ")));
            table.append(" |\n");
        });
        return table.append('\n').toString();
    }
}
