package dev.fupan.cli.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An intake on a port of its own: keeps what it accepts by identity, and fails when a test asks it to. */
public final class IntakeFake implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, JsonNode> accepted = new LinkedHashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private Predicate<JsonNode> refused = event -> false;
    private int batchLimit = Integer.MAX_VALUE;
    private int deliveries;

    public IntakeFake() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/api/v1/events", this::events);
        server.createContext(
                "/api/v1/workspace",
                exchange -> answer(
                        exchange,
                        201,
                        JSON.createObjectNode()
                                .set("key", JSON.createObjectNode().put("token", "fupan_k1_secret"))));
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The next requests get these answers, and then all is well again: 202 is a receipt, -1 no answer at all. */
    public void failNext(int... statuses) {
        for (int status : statuses) {
            failures.add(status);
        }
    }

    public void refuse(Predicate<JsonNode> events) {
        refused = events;
    }

    public void limitBatchesTo(int events) {
        batchLimit = events;
    }

    public List<JsonNode> accepted() {
        return List.copyOf(accepted.values());
    }

    /** Sizes of the batches that were answered with a receipt. */
    public List<Integer> batches() {
        return batches;
    }

    /** Events that arrived, repeated ones included. */
    public int deliveries() {
        return deliveries;
    }

    private synchronized void events(HttpExchange exchange) throws IOException {
        JsonNode batch = JSON.readTree(exchange.getRequestBody());
        if (!exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer fupan_")) {
            answer(exchange, 401, JSON.createObjectNode().put("title", "Unauthorized"));
            return;
        }
        Integer failure = failures.poll();
        if (batch.size() > batchLimit) {
            answer(exchange, 413, JSON.createObjectNode());
        } else if (failure != null && failure == -1) {
            exchange.close();
        } else if (failure != null && failure != 202) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            answer(exchange, failure, JSON.createObjectNode().put("title", "not now"));
        } else {
            batches.add(batch.size());
            ObjectNode receipt = receipt(batch);
            answer(exchange, receipt.path("accepted").isEmpty() ? 422 : 202, receipt);
        }
    }

    private ObjectNode receipt(JsonNode batch) {
        ObjectNode receipt = JSON.createObjectNode();
        ArrayNode yes = receipt.putArray("accepted");
        ArrayNode no = receipt.putArray("rejected");
        receipt.putArray("quarantined");
        for (int i = 0; i < batch.size(); i++) {
            JsonNode event = batch.get(i);
            deliveries++;
            if (refused.test(event)) {
                no.addObject()
                        .put("index", i)
                        .put("id", event.path("id").asText())
                        .put("source", event.path("source").asText())
                        .put("type", "https://fupan.dev/problems/invalid-event")
                        .putArray("violations")
                        .addObject()
                        .put("pointer", "/data/channel")
                        .put("expected", "another one");
            } else {
                yes.addObject().put("index", i).put("id", event.path("id").asText());
                accepted.put(
                        event.path("source").asText() + " " + event.path("id").asText(), event);
            }
        }
        return receipt;
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
