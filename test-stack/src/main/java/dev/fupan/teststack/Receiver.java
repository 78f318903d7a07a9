package dev.fupan.teststack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody else's system that is told by webhook: what it has received, and what it answers. */
public final class Receiver implements AutoCloseable {

    /** One request; names of headers in lower case. */
    public record Received(String path, Map<String, String> headers, String body) {

        public String id() {
            return headers.get("webhook-id");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int status = 204;
    private volatile Map<String, String> headers = Map.of();
    private volatile boolean silent;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public Receiver answers(int nextStatus, String... nextHeaders) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < nextHeaders.length; i += 2) all.put(nextHeaders[i], nextHeaders[i + 1]);
        headers = all;
        status = nextStatus;
        return this;
    }

    /** Takes requests and never answers. */
    public Receiver hangs() {
        silent = true;
        return this;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public @Nullable Received last() {
        return received.isEmpty() ? null : received.get(received.size() - 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> sent = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        one -> one.getKey().toLowerCase(java.util.Locale.ROOT),
                        one -> String.join(", ", one.getValue())));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestURI().getPath(), sent, body));
        if (silent) hang();
        headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
