package dev.fupan.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** The metrics service as the tracker meets it: what it is asked by a workspace, and what it is told to answer. */
public class FakeMetrics implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Function<String, Reply>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> ASKED = new ConcurrentHashMap<>();

    /** A status and a body. */
    public record Reply(int status, String body) {}

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", FakeMetrics::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return Map.of(
                "fupan.metrics.url", "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** From now on k of n, for that workspace. */
    public static void says(String tenant, long k, long n) {
        answers(tenant, () -> new Reply(200, proportion(k, n)));
    }

    /** The answer is not there yet. */
    public static void isNotThereYet(String tenant) {
        answers(
                tenant,
                () -> new Reply(503, "{\"type\":\"https://fupan.dev/problems/not-yet\",\"detail\":\"not yet\"}"));
    }

    public static void answers(String tenant, Supplier<Reply> reply) {
        ANSWERS.put(tenant, question -> reply.get());
    }

    /** As the path and the query of the question say. */
    public static void answersTo(String tenant, Function<String, Reply> reply) {
        ANSWERS.put(tenant, reply);
    }

    /** The questions of that workspace, path and query. */
    public static List<String> asked(String tenant) {
        return List.copyOf(ASKED.getOrDefault(tenant, List.of()));
    }

    /** Those of them that are about a look, not about the time before it: that ends where another one starts. */
    public static List<String> looked(String tenant) {
        List<String> all = asked(tenant);
        return all.stream()
                .filter(one -> all.stream().noneMatch(other -> value(one, "at").equals(value(other, "start"))))
                .toList();
    }

    public static String value(String question, String name) {
        return java.util.Arrays.stream(
                        question.substring(question.indexOf('?') + 1).split("&"))
                .filter(one -> one.startsWith(name + "="))
                .findFirst()
                .map(one -> java.net.URLDecoder.decode(one.substring(name.length() + 1), StandardCharsets.UTF_8))
                .orElse("");
    }

    public static String proportion(long k, long n) {
        String value = n == 0
                ? "null"
                : "\""
                        + new java.math.BigDecimal(k)
                                .divide(new java.math.BigDecimal(n), 6, java.math.RoundingMode.HALF_UP)
                        + "\"";
        return """
                {"metric":"M-12","unit":"proportion","start":"2026-11-20T01:00:00Z","at":"2026-11-23T01:00:00Z",
                 "grace":"PT0S","n":%d,"k":%d,"value":%s,
                 "interval":{"low":"0.013820","high":"0.165000","method":"wilson"},"immature":3,
                 "position":4711,"evaluatedAt":"2026-11-23T01:00:00Z","catalogueVersion":"1"}
                """.formatted(n, k, value);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String tenant = exchange.getRequestHeaders().getFirst("Fupan-Tenant");
        String credential = exchange.getRequestHeaders().getFirst("Authorization");
        Reply reply = tenant == null || credential == null || !credential.startsWith("Bearer ")
                ? new Reply(401, "{}")
                : ANSWERS.getOrDefault(tenant, question -> new Reply(503, "{}"))
                        .apply(exchange.getRequestURI().toString());
        if (tenant != null)
            ASKED.computeIfAbsent(tenant, one -> new CopyOnWriteArrayList<>())
                    .add(exchange.getRequestURI().toString());
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", reply.status() == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
