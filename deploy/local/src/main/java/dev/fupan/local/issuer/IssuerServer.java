package dev.fupan.local.issuer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Discovery document, public keys and tokens over HTTP, on loopback alone. */
public final class IssuerServer implements AutoCloseable {

    private static final int LARGEST_FORM = 16 * 1024;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, IssuerServer::daemon);
    private final Tokens tokens;
    private final Grants grants;

    private IssuerServer(HttpServer http, Tokens tokens, Grants grants) {
        this.http = http;
        this.tokens = tokens;
        this.grants = grants;
    }

    /**
     * Listens at once.
     *
     * @param port 0 = any free one
     * @param folder where the keys, the secrets of the services and the list of people are
     */
    public static IssuerServer start(int port, Path folder, Clock clock) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        String issuer = "http://localhost:" + http.getAddress().getPort();
        Tokens tokens = new Tokens(issuer, SigningKeys.in(folder.resolve("keys")));
        IssuerServer server = new IssuerServer(http, tokens, new Grants(tokens, folder, clock));
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (asked) {
                case "GET /.well-known/openid-configuration" -> send(exchange, 200, discovery());
                case "GET /jwks" -> send(exchange, 200, keys());
                case "POST /token" -> token(exchange);
                default ->
                    send(exchange, 404, error("not_found", "There is /token, /jwks and the discovery document."));
            }
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_FORM);
        try {
            Form form = Form.of(body, exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, 200, grants.grant(form));
        } catch (Grants.Refused refused) {
            send(exchange, 400, error(refused.code(), refused.getMessage()));
        }
    }

    private ObjectNode discovery() {
        String issuer = tokens.issuer();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("issuer", issuer).put("jwks_uri", issuer + "/jwks").put("token_endpoint", issuer + "/token");
        document.put("authorization_endpoint", issuer + "/authorize");
        document.putArray("response_types_supported").add("code");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        document.putArray("grant_types_supported").add("client_credentials").add(Grants.PERSON);
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_basic")
                .add("client_secret_post");
        return document;
    }

    private ObjectNode keys() throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        var published = document.putArray("keys");
        for (SigningKey key : tokens.keys().published()) {
            published.add(key.publicJwk());
        }
        return document;
    }

    private static ObjectNode error(String code, String description) {
        return JsonNodeFactory.instance.objectNode().put("error", code).put("error_description", description);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "issuer");
        thread.setDaemon(true);
        return thread;
    }
}
