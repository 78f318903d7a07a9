package dev.fupan.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import dev.fupan.cli.importing.IntakeFake;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsEndpointTest {

    private final IntakeFake intake = new IntakeFake();
    private final List<Duration> waits = new ArrayList<>();
    private final EventsEndpoint endpoint = new EventsEndpoint(
            URI.create(intake.url()),
            "fupan_k1_secret",
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(30), waits::add));

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void theServiceSaysHowLongToWait() {
        intake.failNext(503, 503);

        assertThat(endpoint.send(events(3)).accepted()).isEqualTo(3);

        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void whoSendsTooFastSlowsDownAsAskedAndLosesNothing() {
        intake.failNext(429, 429);
        List<String> told = new ArrayList<>();
        Patience patience = new Patience(
                Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(30), waits::add, told::add);

        Receipt receipt = new EventsEndpoint(URI.create(intake.url()), "fupan_k1_secret", patience).send(events(3));

        assertThat(receipt.accepted()).isEqualTo(3);
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(told).singleElement().asString().contains("more slowly");
    }

    @Test
    void whoWaitsIsToldWhyOnceForEachCause() {
        intake.failNext(503, 503);
        List<String> told = new ArrayList<>();
        Patience patience = new Patience(
                Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(30), waits::add, told::add);

        new EventsEndpoint(URI.create(intake.url()), "fupan_k1_secret", patience).send(events(1));

        assertThat(told).singleElement().asString().contains("answers 503", "trying again");
    }

    @Test
    void aBrokenConnectionIsTriedAgainWithGrowingWaits() {
        intake.failNext(-1, -1, -1, -1);

        assertThat(endpoint.send(events(1)).accepted()).isEqualTo(1);

        // the client may repeat a broken request once by itself, so that not every break costs a wait
        assertThat(waits).isNotEmpty().isSorted().allMatch(wait -> wait.toSeconds() <= 4);
    }

    @Test
    void patienceEnds() {
        intake.failNext(503, 503, 503, 503, 503, 503);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> endpoint.send(events(1)))
                .withMessageContaining("run the same command again")
                .matches(refusal -> refusal.exitCode() == ExitCode.UNREACHABLE);
        assertThat(waits).hasSize(4);
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedAndTheReceiptKeepsThePlaces() {
        intake.limitBatchesTo(3);
        intake.refuse(event -> event.path("id").asText().equals("e9"));

        Receipt receipt = endpoint.send(events(10));

        assertThat(receipt.accepted()).isEqualTo(9);
        assertThat(receipt.rejected()).singleElement().matches(rejected -> rejected.index() == 9);
        assertThat(intake.batches()).allMatch(size -> size <= 3);
    }

    @Test
    void aKeyThatWasJustMadeIsGivenTimeToBecomeKnown() {
        intake.failNext(401, 401);
        EventsEndpoint early = EventsEndpoint.withNewKey(
                URI.create(intake.url()),
                "fupan_k1_secret",
                new Patience(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(30), waits::add));

        assertThat(early.send(events(1)).accepted()).isEqualTo(1);
    }

    private static List<OutgoingEvent> events(int count) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String json = "{\"specversion\":\"1.0\",\"id\":\"e%d\",\"source\":\"/t\",\"type\":\"t\"}".formatted(i);
            events.add(new OutgoingEvent("e" + i, "t", json.getBytes(UTF_8)));
        }
        return events;
    }
}
