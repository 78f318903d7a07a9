package dev.fupan.teststack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.local.mailbox.Mailbox;
import dev.fupan.local.mailbox.MailboxServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real SMTP server for tests, and what has arrived there: {@code @QuarkusTestResource(TestMailbox.class)} points the
 * service to it, {@code TestMailbox.mailsTo("rep@...")} reads. One per JVM; tests are kept apart by their addresses.
 */
public class TestMailbox implements QuarkusTestResourceLifecycleManager {

    private static final String SMTP = "fupan.test.mailbox.smtp";
    private static final String HTTP = "fupan.test.mailbox.http";

    /** One mail, the parts of its body apart. */
    public record Mail(
            int number,
            String to,
            String messageId,
            String subject,
            String text,
            String html,
            Map<String, String> headers) {}

    @Override
    public Map<String, String> start() {
        running();
        return Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                System.getProperty(SMTP),
                "quarkus.mailer.mock",
                "false");
    }

    /** Nothing: it ends with this JVM, and other tests may still write to it. */
    @Override
    public void stop() {}

    // its threads end with this JVM
    @SuppressWarnings("resource")
    private static void running() {
        // a string of the platform's class loader, which test resources and test classes both see
        synchronized (SMTP.intern()) {
            if (System.getProperty(SMTP) != null) return;
            try {
                Mailbox mailbox = Mailbox.start(0, Clock.systemUTC());
                System.setProperty(
                        HTTP, Integer.toString(MailboxServer.start(0, mailbox).port()));
                System.setProperty(SMTP, Integer.toString(mailbox.port()));
            } catch (IOException e) {
                throw new UncheckedIOException("no mailbox for the tests", e);
            }
        }
    }

    /** What has arrived for that address, the first first. */
    public static List<Mail> mailsTo(String address) {
        String asked = "http://127.0.0.1:" + System.getProperty(HTTP) + "/api/mails?to="
                + URLEncoder.encode(address, StandardCharsets.UTF_8);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(asked)).build();
            String json = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            List<Mail> mails = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(json).path("items")) {
                mails.add(0, new ObjectMapper().convertValue(without(one, "receivedAt"), Mail.class));
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode without(JsonNode mail, String field) {
        ((com.fasterxml.jackson.databind.node.ObjectNode) mail).remove(field);
        return mail;
    }
}
