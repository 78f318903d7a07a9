package dev.fupan.actions.delivery;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.actions.egress.Egress;
import dev.fupan.actions.heldup.HeldUp;
import dev.fupan.actions.webhook.Signer;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Receiver;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas of the tracker send from one queue, and some of them die. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class ReplicasTest {

    private static final String CREATED = "fupan.action.created.v1";

    @Inject
    HeldUp heldUp;

    @Inject
    Office office;

    @Inject
    TurnStore turns;

    @Inject
    Signer signer;

    @Inject
    Egress egress;

    @Inject
    ServiceClock clock;

    @Inject
    AgroalDataSource database;

    private final Receiver receiver = new Receiver();
    private Office.Desk desk;
    private String webhook;

    @BeforeEach
    void anEndpoint() {
        desk = office.open();
        webhook = desk.as("admin")
                .body(Map.of("url", receiver.url(), "eventTypes", List.of(CREATED)))
                .post("/api/v1/webhooks")
                .path("id");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private List<String> delivered() {
        return desk.as("admin")
                .get("/api/v1/webhooks/" + webhook + "/deliveries?state=delivered")
                .path("items.eventId");
    }

    @Test
    void noneIsSentTwiceAndNoneIsForgotten() {
        List<Dispatch> replicas = Stream.generate(
                        () -> new Dispatch(turns, signer, egress, clock, heldUp, new SimpleMeterRegistry()))
                .limit(3)
                .toList();
        for (int i = 0; i < 40; i++) {
            desk.created(Office.action());
            replicas.forEach(Dispatch::nudge);
        }
        await().until(() -> delivered().size() == 40);
        assertThat(receiver.received())
                .hasSize(40)
                .extracting(Receiver.Received::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatADeadReplicaHadTakenIsSentByAnother() throws Exception {
        receiver.answers(503);
        desk.created(Office.action());
        await().until(() -> receiver.received().size() == 1);
        await().until(() -> pending() == 1);
        receiver.answers(204);

        // A replica that takes its turn and is never heard of again.
        takeTurn("now() + interval '1 hour'");
        clock.advance(Duration.ofSeconds(10));
        await().during(Duration.ofSeconds(1)).until(() -> receiver.received().size() == 1);

        takeTurn("now() - interval '1 second'");
        await().until(() -> delivered().size() == 1);
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsOnly(receiver.last().id());
    }

    private int pending() {
        return desk
                .as("admin")
                .get("/api/v1/webhooks/" + webhook + "/deliveries?state=pending")
                .<List<Integer>>path("items.attempts")
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void takeTurn(String until) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set app.tenant = '" + desk.tenant() + "'");
            statement.execute("update webhook_endpoint set turn = gen_random_uuid(), turn_until = " + until);
            statement.execute("reset app.tenant");
        }
    }
}
