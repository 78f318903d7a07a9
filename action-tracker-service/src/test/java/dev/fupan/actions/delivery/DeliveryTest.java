package dev.fupan.actions.delivery;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.actions.Tables;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Receiver;
import dev.fupan.teststack.Told;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another system is told, as it sees it. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class DeliveryTest {

    private static final String CREATED = "fupan.action.created.v1";
    private static final String PAUSE = "fupan.channel.pause_requested.v1";

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    @Inject
    TurnStore turns;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry meters;

    private final Receiver receiver = new Receiver();
    private Office.Desk desk;
    private String webhook;
    private String secret;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void anEndpointFor(String... types) {
        var made = desk.as("admin")
                .body(Map.of("url", receiver.url(), "eventTypes", types))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract();
        webhook = made.path("id");
        secret = made.path("secret");
    }

    private void received(int times) {
        await().until(() -> receiver.received().size() >= times);
    }

    private String path(String more) {
        return "/api/v1/webhooks/" + webhook + more;
    }

    private <T> T delivery(String event, String field) {
        return desk.as("admin").get(path("/deliveries/" + event)).path(field);
    }

    /** Verified by the reference library, which also compares the time with its own clock. */
    private static void verify(Receiver.Received request, String secret) {
        Map<String, List<String>> headers = request.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
        try {
            new Webhook(secret).verify(request.body(), headers);
        } catch (Exception refused) {
            throw new AssertionError(refused);
        }
    }

    private static JsonNode json(Receiver.Received request) throws Exception {
        return new ObjectMapper().readTree(request.body());
    }

    @Test
    void aPauseReachesTheCrmOnceAndSigned() throws Exception {
        anEndpointFor(PAUSE);
        FakeMetrics.says(desk.tenant(), 2, 40);
        String action = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));

        clock.advance(Duration.ofDays(3));

        Told.Event pause = desk.told().awaited("channel.pause_requested", 1).get(0);
        received(1);
        Receiver.Received request = receiver.last();
        verify(request, secret);
        assertThat(request.id()).isEqualTo(pause.id());
        assertThat(json(request).path("type").asText()).isEqualTo(PAUSE);
        assertThat(json(request).path("timestamp").asText()).isNotEmpty();
        assertThat(json(request).path("subject").asText()).isEqualTo(action);
        assertThat(json(request).path("revision").asLong()).isEqualTo(pause.revision());
        assertThat(json(request).path("data").path("channel").asText()).isEqualTo("ads");
        await().until(() -> "delivered".equals(delivery(request.id(), "state")));
        desk.as("admin")
                .get(path("/deliveries"))
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].attempts", equalTo(1));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void whoIsAwayIsTriedTenTimesOverThreeDaysAndThenListedAsDead() {
        receiver.answers(500);
        anEndpointFor(CREATED);
        desk.created(Office.action());
        received(1);
        String event = receiver.last().id();

        for (int attempt = 1; attempt <= 9; attempt++) {
            int made = attempt;
            await().until(() -> made == this.<Integer>delivery(event, "attempts"));
            clock.advance(RetrySchedule.DELAYS.get(attempt - 1).multipliedBy(6).dividedBy(5));
            received(attempt + 1);
        }

        await().until(() -> "dead".equals(delivery(event, "state")));
        assertThat(receiver.received()).hasSize(10).allSatisfy(request -> {
            assertThat(request.id()).isEqualTo(event);
            verify(request, secret);
        });
        desk.as("admin")
                .get(path("/deliveries?state=dead"))
                .then()
                .body("items.eventId", equalTo(List.of(event)))
                .body("items[0].reason", equalTo("answered 500"))
                .body("items[0].lastStatus", equalTo(500));
        assertThat(this.<List<Integer>>delivery(event, "log.status"))
                .hasSize(10)
                .containsOnly(500);

        receiver.answers(200);
        desk.as("admin").post(path("/deliveries/" + event + "/resend")).then().statusCode(202);
        received(11);
        assertThat(receiver.last().id()).isEqualTo(event);
        verify(receiver.last(), secret);
        await().until(() -> "delivered".equals(delivery(event, "state")));
    }

    @Test
    void afterAWhileAwayAllThatDiedIsSentAgainAtOnce() {
        anEndpointFor(CREATED);
        String since = clock.instant().minusSeconds(5).toString();
        receiver.answers(410);
        desk.created(Office.action());
        received(1);
        await().until(() -> !desk.as("admin").get(path("")).<Boolean>path("active"));
        desk.as("admin").get(path("")).then().body("reason", equalTo("it answered 410 Gone"));
        desk.created(Office.action());

        receiver.answers(204);
        desk.as("admin")
                .body(Map.of("since", since))
                .post(path("/resend"))
                .then()
                .statusCode(409);
        desk.as("admin").post(path("/enable")).then().statusCode(200).body("active", equalTo(true));
        desk.as("admin")
                .body(Map.of("since", since))
                .post(path("/resend"))
                .then()
                .statusCode(202)
                .body("resent", equalTo(1));
        received(2);
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsOnly(receiver.last().id());
    }

    @Test
    void aWishToBeLeftAloneIsHonoured() {
        receiver.answers(503, "Retry-After", "3600");
        anEndpointFor(CREATED);
        desk.created(Office.action());
        received(1);
        String event = receiver.last().id();
        await().until(() -> 1 == this.<Integer>delivery(event, "attempts"));

        receiver.answers(204);
        clock.advance(Duration.ofMinutes(59));
        desk.as("admin").get(path("/deliveries/" + event)).then().body("state", equalTo("pending"));
        clock.advance(Duration.ofMinutes(2));
        received(2);
    }

    @Test
    void aRedirectIsAFailureAndNothingIsSentThere() {
        try (Receiver other = new Receiver()) {
            receiver.answers(307, "Location", other.url());
            anEndpointFor(CREATED);
            desk.created(Office.action());
            received(1);
            String event = receiver.last().id();
            await().until(() -> 1 == this.<Integer>delivery(event, "attempts"));
            assertThat(this.<String>delivery(event, "reason")).contains("redirects are not followed");
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void whileASecretRotatesBothSign() {
        anEndpointFor(CREATED);
        String before = secret;
        var rotated = desk.as("admin")
                .body(Map.of("overlap", "PT1H"))
                .post(path("/rotate"))
                .then()
                .statusCode(200)
                .extract();
        secret = rotated.path("secret");
        assertThat(secret).isNotEqualTo(before).startsWith("whsec_");

        desk.created(Office.action());
        received(1);
        verify(receiver.last(), before);
        verify(receiver.last(), secret);
        assertThat(receiver.last().headers().get("webhook-signature").split(" "))
                .hasSize(2);

        clock.advance(Duration.ofHours(1));
        desk.created(Office.action());
        received(2);
        verify(receiver.last(), secret);
        assertThat(receiver.last().headers().get("webhook-signature").split(" "))
                .hasSize(1);
        desk.as("admin").get(path("")).then().body("secret", equalTo(null));
    }

    @Test
    void anEventThatIsReadTwiceIsToldOnce() {
        anEndpointFor("fupan.review.cancelled.v1");
        var cancelled = new ReviewEvent.Cancelled(clock.instant(), "no quorum");
        String review = UUID.randomUUID().toString();
        desk.reviews().tell(review, 1, clock.instant(), cancelled);
        desk.reviews().tell(review, 1, clock.instant(), cancelled);
        desk.reviews().tell(review, 2, clock.instant(), cancelled);

        received(2);
        await().until(() -> desk.as("admin")
                        .get(path("/deliveries?state=delivered"))
                        .<List<String>>path("items.eventId")
                        .size()
                == 2);
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsOnlyOnce(review + "-1", review + "-2");
    }

    @Test
    void whatHappenedBeforeAnEndpointWasMadeOrLongAgoIsNotForIt() {
        Instant before = clock.instant().minusSeconds(1);
        anEndpointFor("fupan.review.cancelled.v1");
        Instant since = clock.instant();
        clock.advance(Duration.ofDays(40));
        String review = UUID.randomUUID().toString();
        var cancelled = new ReviewEvent.Cancelled(since, "no quorum");
        desk.reviews().tell(review, 1, before, cancelled);
        desk.reviews().tell(review, 2, since, cancelled);
        desk.reviews().tell(review, 3, clock.instant(), cancelled);

        received(1);
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsExactly(review + "-3");
        desk.as("admin").get(path("/deliveries")).then().body("items.eventId", equalTo(List.of(review + "-3")));
    }

    @Test
    void whatIsLongOverIsForgottenAndNothingElse() {
        anEndpointFor(CREATED);
        desk.created(Office.action());
        received(1);
        String event = receiver.last().id();
        await().until(() -> "delivered".equals(delivery(event, "state")));
        receiver.answers(500);
        desk.created(Office.action());
        received(2);
        String waiting = receiver.last().id();
        await().until(() -> 1 == this.<Integer>delivery(waiting, "attempts"));

        turns.forget(clock.instant().plusSeconds(60)).await().indefinitely();

        desk.as("admin").get(path("/deliveries/" + event)).then().statusCode(404);
        assertThat(this.<String>delivery(waiting, "state")).isEqualTo("pending");
    }

    @Test
    void aSlowEndpointHoldsUpItselfAlone() {
        try (Receiver slow = new Receiver().hangs()) {
            for (int i = 0; i < 3; i++)
                desk.as("admin")
                        .body(Map.of("url", slow.url(), "eventTypes", List.of(CREATED)))
                        .post("/api/v1/webhooks")
                        .then()
                        .statusCode(201);
            anEndpointFor(CREATED);
            for (int i = 0; i < 15; i++) desk.created(Office.action());

            // sooner than the slow ones are given up after 15 seconds
            await().atMost(12, TimeUnit.SECONDS).until(() -> receiver.received().size() == 15);
            assertThat(slow.received().size()).isLessThanOrEqualTo(30);
        }
    }

    @Test
    void aPingShowsWhetherAnybodyIsThere() {
        anEndpointFor(PAUSE);
        String delivery = desk.as("admin")
                .post(path("/ping"))
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        received(1);
        verify(receiver.last(), secret);
        await().until(() -> "delivered".equals(desk.as("admin").get(delivery).path("state")));
        desk.as("admin")
                .get(delivery)
                .then()
                .body("type", equalTo("fupan.webhook.ping.v1"))
                .body("log[0].status", equalTo(204))
                .body("payload.type", equalTo("fupan.webhook.ping.v1"));
    }

    @Test
    void anEndpointThatCannotBeReadHoldsUpNoOther() {
        anEndpointFor(CREATED);
        desk.created(Office.action());
        received(1);
        Office.Desk other = office.open();
        other.as("admin")
                .body(Map.of("url", receiver.url(), "eventTypes", List.of(CREATED)))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201);
        tables.change(other.tenant(), "update webhook_endpoint set secrets = '[{}'");
        other.created(Office.action());
        await().untilAsserted(() ->
                assertThat(tables.number(other.tenant(), "webhook_delivery")).isEqualTo(1));

        desk.created(Office.action());

        received(2);
        await().untilAsserted(() -> assertThat(meters.get("fupan.held.up")
                        .tag("work", "webhooks")
                        .gauge()
                        .value())
                .isPositive());
        assertThat(receiver.received()).hasSize(2);
        tables.change(other.tenant(), "delete from webhook_endpoint");
    }
}
