package dev.fupan.actions.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.teststack.Receiver;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final Receiver receiver = new Receiver();
    private final FakeNames names = new FakeNames();

    /** A name server that says something else each time, and notes how often it is asked. */
    private static final class FakeNames implements NameLookup {
        private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
        private int asked;

        FakeNames thenSays(String... addresses) {
            answers.add(java.util.stream.Stream.of(addresses)
                    .map(FakeNames::address)
                    .toList());
            return this;
        }

        @Override
        public Uni<List<InetAddress>> addresses(String host) {
            asked++;
            List<InetAddress> next = answers.poll();
            return next == null
                    ? Uni.createFrom().failure(new UnknownHostException(host))
                    : Uni.createFrom().item(next);
        }

        private static InetAddress address(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @AfterEach
    void close() {
        receiver.close();
        vertx.close();
    }

    private Egress egress(String... allowed) {
        return egress(Optional.empty(), allowed);
    }

    private Egress egress(Optional<String> authorities, String... allowed) {
        return new Egress(vertx, new EgressGuard(names, Optional.of(List.of(allowed))), authorities);
    }

    private static Egress.Reply post(Egress egress, String url) {
        return post(egress, url, PATIENCE);
    }

    private static Egress.Reply post(Egress egress, String url, Duration patience) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return egress.post(URI.create(url), Map.of("webhook-id", "1"), body, patience)
                .await()
                .indefinitely();
    }

    @Test
    void itConnectsToTheAddressThatWasCheckedAndKeepsTheName() {
        names.thenSays("127.0.0.1");

        Egress.Reply reply = post(egress("127.0.0.0/8"), "http://crm.example.test:" + receiver.port() + "/hook?a=b");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(receiver.last().headers()).containsEntry("host", "crm.example.test:" + receiver.port());
        assertThat(names.asked).isEqualTo(1);
    }

    @Test
    void aNameThatTurnsInwardsAfterItWasCheckedReachesNothing() {
        names.thenSays("203.0.114.7").thenSays("127.0.0.1");
        Egress egress = egress();
        String url = "https://rebind.example.test:" + receiver.port() + "/hook";

        // Checked as a public address, and that is where it goes: nobody answers there.
        assertThatThrownBy(() -> post(egress, url, Duration.ofMillis(300))).isInstanceOf(Exception.class);
        assertThat(names.asked).isEqualTo(1);
        assertThatThrownBy(() -> post(egress, url))
                .isInstanceOf(EgressRefused.class)
                .hasMessageContaining("public");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void oneInwardAddressAmongOthersIsEnoughToRefuse() {
        names.thenSays("203.0.114.7", "10.0.0.1");
        assertThatThrownBy(() -> post(egress("127.0.0.0/8"), "https://both.example.test/"))
                .isInstanceOf(EgressRefused.class);
    }

    @Test
    void plainHttpIsForExceptionsAlone() {
        names.thenSays("203.0.114.7");
        assertThatThrownBy(() -> post(egress("127.0.0.0/8"), "http://plain.example.test/"))
                .isInstanceOf(EgressRefused.class)
                .hasMessageContaining("https");
    }

    @Test
    void redirectsAreAnswersAndNotFollowed() {
        names.thenSays("127.0.0.1");
        receiver.answers(302, "Location", receiver.url() + "/other");

        assertThat(post(egress("127.0.0.0/8"), "http://crm.example.test:" + receiver.port() + "/hook")
                        .status())
                .isEqualTo(302);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedFor() {
        names.thenSays("127.0.0.1");
        receiver.hangs();

        assertThatThrownBy(() -> post(
                        egress("127.0.0.0/8"),
                        "http://crm.example.test:" + receiver.port() + "/hook",
                        Duration.ofMillis(300)))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void theCertificateMustBeOfTheNameAndNotOfTheAddress(@TempDir Path folder) throws Exception {
        Path store = certificate(folder, "crm.example.test");
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setSni(false)
                        .setKeyCertOptions(
                                new JksOptions().setPath(store.toString()).setPassword("secret")))
                .requestHandler(request -> request.response().setStatusCode(200).end(String.valueOf(request.host())));
        int port = listen(server);
        Egress egress = egress(Optional.of(folder.resolve("ca.pem").toString()), "127.0.0.0/8");

        names.thenSays("127.0.0.1").thenSays("127.0.0.1").thenSays("127.0.0.1");
        assertThat(post(egress, "https://crm.example.test:" + port + "/").status())
                .isEqualTo(200);
        assertThatThrownBy(() -> post(egress, "https://other.example.test:" + port + "/"))
                .hasCauseInstanceOf(SSLException.class);
        assertThatThrownBy(() -> post(egress("127.0.0.0/8"), "https://crm.example.test:" + port + "/"))
                .hasCauseInstanceOf(SSLException.class);
    }

    private static int listen(HttpServer server) throws ExecutionException, InterruptedException {
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    private static Path certificate(Path folder, String name) throws IOException, InterruptedException {
        Path store = folder.resolve("store.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(
                folder,
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                "secret",
                "-storetype",
                "PKCS12");
        run(
                folder,
                keytool,
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret",
                "-file",
                folder.resolve("ca.pem").toString());
        return store;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
