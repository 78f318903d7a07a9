package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes questions on to a service, and keeps those of one workspace waiting while a story wants it. */
final class Gate {
    private static final String WORKSPACE = "Fupan-Tenant";
    // of one connection each, or what the client itself sets
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "upgrade", "http2-settings");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI behind;
    private final Map<String, CountDownLatch> shut = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();

    Gate(URI behind) {
        this.behind = behind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "gate");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on the questions of that workspace wait. */
    void shut(String tenant) {
        shut.put(tenant, new CountDownLatch(1));
    }

    void open(String tenant) {
        CountDownLatch waiting = shut.remove(tenant);
        if (waiting != null) {
            waiting.countDown();
        }
    }

    /** Waits until that workspace has asked so many questions since the beginning. */
    void awaitAsked(String tenant, int times) {
        awaitCount(asked, tenant, times);
    }

    /** Waits until so many answers have gone out; what became of them only the asker knows. */
    void awaitAnswered(String tenant, int times) {
        awaitCount(answered, tenant, times);
    }

    int answered(String tenant) {
        return count(answered, tenant).get();
    }

    private static void awaitCount(Map<String, AtomicInteger> counts, String tenant, int times) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> count(counts, tenant).get() >= times);
    }

    private static AtomicInteger count(Map<String, AtomicInteger> counts, String tenant) {
        return counts.computeIfAbsent(tenant, key -> new AtomicInteger());
    }

    private void pass(HttpExchange exchange) throws IOException {
        String tenant = String.valueOf(exchange.getRequestHeaders().getFirst(WORKSPACE));
        try (exchange) {
            count(asked, tenant).incrementAndGet();
            CountDownLatch waiting = shut.get(tenant);
            if (waiting != null) {
                waiting.await();
            }
            HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!name.startsWith(":") && !NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            count(answered, tenant).incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .version(HttpClient.Version.HTTP_1_1)
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
