package dev.fupan.kit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.quota.HandMovedTime;
import dev.fupan.kit.quota.Refusals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Strangers strangers = new Strangers(new Refusals(meters), 1, 3, new HandMovedTime());
    private int port;

    @BeforeEach
    void aServiceThatKnowsNobody() throws Exception {
        port = vertx.createHttpServer()
                .requestHandler(request -> {
                    ProblemType type =
                            request.path().equals("/mine") ? ProblemType.SCOPE_MISSING : ProblemType.UNAUTHENTICATED;
                    strangers.instead(type.because("No."), request).answer(request.response());
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAddressThatKeepsSendingWrongCredentialsIsAskedToWait() throws Exception {
        for (int i = 0; i < 3; i++) assertThat(get("/").statusCode()).isEqualTo(401);

        HttpResponse<String> refused = get("/");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(refused.body()).contains("\"violated-policies\":[\"failed-sign-ins\"]");
        assertThat(meters.get("fupan.limits.refused").counter().count()).isEqualTo(1);
    }

    @Test
    void whoIsKnownIsNoStranger() throws Exception {
        for (int i = 0; i < 10; i++) assertThat(get("/mine").statusCode()).isEqualTo(403);
    }

    @Test
    void oneNetworkOfVersionSixIsOneAddress() {
        assertThat(Strangers.network("2001:db8:1:2:3:4:5:6")).isEqualTo(Strangers.network("2001:db8:1:2::9"));
        assertThat(Strangers.network("2001:db8:1:3::9")).isNotEqualTo(Strangers.network("2001:db8:1:2::9"));
        assertThat(Strangers.network("192.0.2.1")).isNotEqualTo(Strangers.network("192.0.2.2"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
