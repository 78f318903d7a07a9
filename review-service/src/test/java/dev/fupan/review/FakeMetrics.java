package dev.fupan.review;

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
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The metrics service as reviews meet it: it freezes packs, once per key, unless a workspace is told otherwise. */
public class FakeMetrics implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Integer> TROUBLE = new ConcurrentHashMap<>();
    private static final Map<String, String> PACKS = new ConcurrentHashMap<>();
    private static final Map<String, String> REQUESTS = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> ASKED = new ConcurrentHashMap<>();
    private static final Map<String, String> LAST = new ConcurrentHashMap<>();

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

    /** From now on every question of that workspace is answered by this status; 200 ends it. */
    public static void answers(String tenant, int status) {
        if (status == 200) TROUBLE.remove(tenant);
        else TROUBLE.put(tenant, status);
    }

    /** The packs that the workspace has asked for, by their keys, in their order. */
    public static List<String> asked(String tenant) {
        return List.copyOf(ASKED.getOrDefault(tenant, List.of()));
    }

    /** What the workspace has last wanted to be frozen, as it came. */
    public static String lastAsked(String tenant) {
        return LAST.getOrDefault(tenant, "");
    }

    /** What was asked of that pack, as it came. */
    public static String request(String tenant, String key) {
        return REQUESTS.getOrDefault(tenant + '/' + key, "");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String tenant = exchange.getRequestHeaders().getFirst("Fupan-Tenant");
        String credential = exchange.getRequestHeaders().getFirst("Authorization");
        String path = exchange.getRequestURI().getPath();
        boolean known = tenant != null && credential != null && credential.startsWith("Bearer ");
        if (!known) send(exchange, 401, "{}");
        else if (TROUBLE.containsKey(tenant))
            send(exchange, TROUBLE.get(tenant), "{\"detail\":\"There is no dimension planet.\"}");
        else if (path.endsWith("/replays")) {
            boolean fromLog = "mode=log".equals(exchange.getRequestURI().getQuery());
            exchange.getResponseHeaders().add("Location", path + (fromLog ? "/2" : "/1"));
            send(exchange, 202, "");
        } else if (path.contains("/replays/"))
            send(exchange, 200, "{\"state\":\"done\",\"mode\":\"sets\",\"hash\":\"abc\",\"same\":true}");
        else freeze(exchange, tenant);
    }

    private static void freeze(HttpExchange exchange, String tenant) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        ASKED.computeIfAbsent(tenant, one -> new CopyOnWriteArrayList<>()).add(key);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        LAST.put(tenant, body);
        REQUESTS.put(tenant + '/' + key, body);
        String[] parts = key.split("/");
        send(exchange, 201, PACKS.computeIfAbsent(tenant + '/' + key, one -> pack(parts[0], parts[1])));
    }

    private static String pack(String sessionId, String packNo) {
        return """
                {"packId":"%s","sessionId":"%s","packNo":%s,"position":4711,"evaluatedAt":"2026-12-01T09:00:00Z",
                 "hash":"hash-%s-%s","codeVersion":"0.1.0","catalogueVersion":"1","tzdataVersion":"2025b",
                 "zone":"Europe/Berlin","currency":"EUR","scope":{},"from":"2026-11-01","to":"2026-12-01",
                 "numbers":[{"key":"channels/M-12/ads","metric":"M-12","unit":"proportion","value":"0.05","k":2,"n":40,
                   "interval":{"low":"0.013819","high":"0.165","method":"wilson"}},
                  {"key":"channels/M-12/fairs","metric":"M-12","unit":"proportion","value":"0.5","k":30,"n":60},
                  {"key":"performance/M-01/EUR/actual","metric":"M-01","unit":"money","value":"380"},
                  {"key":"performance/M-22/actual","metric":"M-22","unit":"days","value":"65"},
                  {"key":"funnel/M-30/proposal/fromPrevious","metric":"M-30","unit":"proportion","value":"0.3",
                   "k":3,"n":10},
                  {"key":"lossReasons/M-24/price","metric":"M-24","unit":"deals","value":"6"},
                  {"key":"lossReasons/M-24/timing","metric":"M-24","unit":"deals","value":"4"}],
                 "tables":{"performance":[{"category":"overall","metric":"M-01","name":"Sales","nameZh":"销售额",
                   "target":"500","actual":"380","attainment":"76%%","numberKey":"performance/M-01/EUR/actual"}],
                  "channels":[],
                  "funnel":[{"step":"proposal","healthyLow":"0.4","healthyHigh":"0.55","status":"BELOW",
                   "hint":"shallow need discovery","numberKey":"funnel/M-30/proposal/fromPrevious"}],
                  "lossReasons":[{"reason":"price","deals":6,"numberKey":"lossReasons/M-24/price"},
                   {"reason":"timing","deals":4,"numberKey":"lossReasons/M-24/timing"}]}}
                """.formatted(UUID.randomUUID(), sessionId, packNo, sessionId, packNo);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", status < 300 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
        exchange.close();
    }
}
