package dev.fupan.local.mailbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows a mailbox on loopback: {@code /} and {@code /mails/<number>} for people, {@code /api/mails} for programs, the
 * latest mail first; {@code ?to=} picks one address, {@code DELETE} empties it.
 */
public final class MailboxServer implements AutoCloseable {

    private static final String PAGE = "text/html; charset=utf-8";

    private final HttpServer http;
    private final Mailbox mailbox;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, MailboxServer::daemon);

    private MailboxServer(HttpServer http, Mailbox mailbox) {
        this.http = http;
        this.mailbox = mailbox;
    }

    /** Listens at once; port 0 = any free one. */
    public static MailboxServer start(int port, Mailbox mailbox) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(Ports.HOST), port), 0);
        MailboxServer server = new MailboxServer(http, mailbox);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /" -> send(exchange, 200, PAGE, MailPages.list(mailbox.mails()));
                case "GET /api/mails" -> send(exchange, 200, "application/json", json(exchange.getRequestURI()));
                case "DELETE /api/mails" -> {
                    mailbox.empty();
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> one(exchange, path);
            }
        }
    }

    private void one(HttpExchange exchange, String path) throws IOException {
        String number = path.replaceFirst("^/mails/", "");
        for (ReceivedMail mail : mailbox.mails()) {
            if (number.equals(Integer.toString(mail.number()))) {
                send(exchange, 200, PAGE, MailPages.one(mail));
                return;
            }
        }
        send(exchange, 404, "text/plain", "There is /, /mails/<number> and /api/mails.");
    }

    private String json(URI asked) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (ReceivedMail mail : wanted(asked)) {
            ObjectNode one = all.addObject();
            one.put("number", mail.number())
                    .put("receivedAt", mail.receivedAt().toString())
                    .put("to", mail.to());
            one.put("subject", mail.header("Subject")).put("messageId", mail.header("Message-ID"));
            one.put("text", mail.part("text/plain")).put("html", mail.part("text/html"));
            ObjectNode headers = one.putObject("headers");
            mail.headers().forEach(headers::put);
        }
        return JsonNodeFactory.instance.objectNode().set("items", all).toString();
    }

    private List<ReceivedMail> wanted(URI asked) {
        String query = asked.getRawQuery() == null ? "" : asked.getRawQuery();
        String to = query.startsWith("to=") ? URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8) : "";
        return mailbox.mails().stream()
                .filter(mail -> to.isEmpty() || mail.to().equalsIgnoreCase(to))
                .toList();
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mailbox");
        thread.setDaemon(true);
        return thread;
    }
}
