package dev.fupan.teststack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.local.issuer.IssuerServer;
import dev.fupan.local.issuer.ServiceClient;
import dev.fupan.local.issuer.SigningKeys;
import dev.fupan.local.issuer.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The identity provider of the tests: it publishes its keys on loopback, and signs tokens right here.
 *
 * <p>One per JVM. Test resources and test classes live in different class loaders, so what they share stands in
 * system properties and in a folder.
 */
public final class TestIssuer {

    private static final String URL = "fupan.test.issuer.url";
    private static final String FOLDER = "fupan.test.issuer.folder";

    private final String url;
    private final Path folder;
    private final Tokens tokens;
    private final Clock clock = Clock.systemUTC();

    private TestIssuer(String url, Path folder) throws IOException {
        this.url = url;
        this.folder = folder;
        this.tokens = new Tokens(url, SigningKeys.in(folder.resolve("keys")));
    }

    /** The one of this JVM, started when it is first asked for. */
    public static TestIssuer running() {
        // a string of the platform's class loader, which all others see
        synchronized (URL.intern()) {
            try {
                if (System.getProperty(URL) == null) {
                    start();
                }
                return new TestIssuer(System.getProperty(URL), Path.of(System.getProperty(FOLDER)));
            } catch (IOException e) {
                throw new UncheckedIOException("no issuer for the tests", e);
            }
        }
    }

    // its threads end with this JVM
    @SuppressWarnings("resource")
    private static void start() throws IOException {
        Path folder = Files.createTempDirectory("fupan-issuer");
        String url = IssuerServer.start(0, folder, Clock.systemUTC()).tokens().issuer();
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(URL, url);
    }

    public String url() {
        return url;
    }

    /** The configuration of a service that believes this issuer, and that asks it for tokens of its own. */
    public Map<String, String> configuration(String service) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fupan.oidc.issuer", url);
        keys.put("fupan.oidc.key-refresh", "PT0.1S");
        for (ServiceClient client : ServiceClient.ALL) {
            if (client.id().equals(service)) {
                keys.put("fupan.oidc.client-secret", secretOf(client));
            }
        }
        return keys;
    }

    /** What goes behind {@code Bearer}, for the person of the directory with that subject. */
    public String person(String tenant, String subject) {
        return sign(tokens.person(tenant, subject, clock.instant()));
    }

    /** The same with other claims than usual, for example {@code claims -> claims.put("iss", "someone else")}. */
    public String person(String tenant, String subject, Consumer<ObjectNode> otherwise) {
        ObjectNode claims = tokens.person(tenant, subject, clock.instant());
        otherwise.accept(claims);
        return sign(claims);
    }

    /** A token that was good until two minutes ago. */
    public String expired(String tenant, String subject) {
        Instant then = clock.instant().minus(Tokens.OF_PERSON).minus(Duration.ofMinutes(2));
        return sign(tokens.person(tenant, subject, then));
    }

    /** A service's token; requests with it name the workspace in the header {@code Fupan-Tenant}. */
    public String service(String client, String audience, String... scopes) {
        return sign(tokens.service(client, audience, List.of(scopes), clock.instant()));
    }

    /** From now on another key signs; the one before is still published. */
    public void rotate() {
        try {
            tokens.keys().rotate();
        } catch (IOException e) {
            throw new UncheckedIOException("no new key", e);
        }
    }

    private String secretOf(ServiceClient client) {
        try {
            return client.secret(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("no secret", e);
        }
    }

    private String sign(ObjectNode claims) {
        try {
            return tokens.sign(claims);
        } catch (IOException e) {
            throw new UncheckedIOException("no key", e);
        }
    }
}
