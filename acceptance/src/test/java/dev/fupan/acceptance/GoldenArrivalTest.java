package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The golden cases that turn on when a record came, through the front door.
 *
 * <p>A record is received when the door takes it and appended when the broker does; no header, key or configuration of
 * a workspace lets a client say otherwise, for a client that could would move events across the end of a period or
 * under a grace that is over. So these cases cannot be played on the days that they name. What they say about those
 * days is asked of the reading and of the feed; here the same rules are shown with the moments at which the records do
 * come, and only what is bound to the days themselves is left out:
 *
 * <ul>
 *   <li>05 lets two deliveries come on either side of midnight. Here they come one after the other.
 *   <li>08 has an event four days ahead in the log, which the door lets nobody put there. Here it is 23 hours ahead.
 *   <li>51 counts its grace from days that are over. Here it is counted from the moment before the records come.
 * </ul>
 */
class GoldenArrivalTest {
    private static final String FOR_EVER = "2100-01-01";

    private final RunningSystem system = RunningSystem.get();

    @Test
    void withoutATimeTheReceivedTimeOfTheFirstDeliveryStandsInAndIsCountedAsAssumed() {
        GoldenCase golden = GoldenCase.open(system, GoldenCasesTest.file("05-time-absent"));
        Workspace workspace = golden.workspace();
        List<ObjectNode> events = golden.events();
        workspace.awaitCounted();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        workspace.send(events.subList(0, 1));
        workspace.awaitCounted();
        Instant entry = entry(workspace);
        Instant after = Instant.now();
        workspace.send(events.subList(1, events.size()));
        workspace.awaitCounted();

        assertThat(entry).isBetween(before, after);
        assertThat(entry(workspace)).isEqualTo(entry);
        assertThat(entered(workspace, "2026-03-01")).isEqualTo(2);
        JsonNode quality = golden.question("quality");
        GoldenQuality.check(new GoldenQuestion(quality.get("ask")), quality.get("expect"), workspace);
    }

    @Test
    void anyAgeCountsAnUnknownTypeWaitsAndTheFutureIsAMatterOfTheDoor() {
        GoldenCase golden = GoldenCase.open(system, GoldenCasesTest.file("08-unknown-type-old-and-future"));
        Workspace workspace = golden.workspace();
        List<ObjectNode> events = new ArrayList<>(golden.events());
        Instant now = Instant.now();
        ObjectNode ahead = events.get(3);
        ahead.put("time", now.plus(Duration.ofHours(23)).toString());
        events.add(ahead.deepCopy()
                .put("id", "too far")
                .put("time", now.plus(Duration.ofHours(25)).toString()));

        JsonNode receipt = workspace.post(events).expect(202).json();

        assertThat(receipt.get("accepted")).hasSize(3);
        assertThat(receipt.get("quarantined")).hasSize(1);
        assertThat(receipt.at("/rejected/0/id").asText()).isEqualTo("too far");
        assertThat(receipt.at("/rejected/0/violations/0/pointer").asText()).isEqualTo("/time");
        workspace.alsoWritten(3);
        workspace.awaitCounted();
        assertThat(entered(workspace, "1990-01-01")).isEqualTo(3);
        for (String about : List.of("quarantined", "quality")) {
            JsonNode question = golden.question(about);
            GoldenQuality.check(new GoldenQuestion(question.get("ask")), question.get("expect"), workspace);
        }
    }

    @Test
    void aGraceKeepsWhatWasAppendedByItsEnd() {
        Workspace workspace = Workspace.open(system, "grace", Leads.standard());
        workspace.awaitCounted();
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(10));

        workspace.send(List.of(won("O-1", "100", asOf)));
        workspace.awaitCounted();
        Instant between = Instant.now();
        // an answer later the clock has moved on
        workspace.awaitCounted();
        workspace.send(List.of(won("O-2", "40", asOf.minus(Duration.ofDays(10)))));
        workspace.awaitCounted();

        awaitSold(workspace, asOf, "", "140");
        awaitSold(workspace, asOf, "&grace=" + Duration.between(asOf, between), "100");
        awaitSold(workspace, asOf, "&grace=PT5M", "0");
    }

    private static ObjectNode won(String opportunity, String amount, Instant time) {
        ObjectNode data =
                Http.JSON.createObjectNode().put("opportunityId", opportunity).put("amount", amount);
        return Leads.event("crm.deal.won.v1", "won-" + opportunity, time.toString(), data);
    }

    private static Instant entry(Workspace workspace) {
        Rows moves = Rows.items(workspace.ask("/api/v1/journeys/lead/L-1/history"));
        return Instant.parse(moves.where(Map.of("move", "lead")).get("entry").asText());
    }

    private static int entered(Workspace workspace, String from) {
        return workspace
                .ask("/api/v1/funnels?basis=cohort&from=" + from + "&to=" + FOR_EVER)
                .at("/total/0/entered")
                .asInt();
    }

    // the end of the log is asked of the broker, and what is not counted up to there yet is refused
    private static void awaitSold(Workspace workspace, Instant asOf, String grace, String amount) {
        String question = "/api/v1/metrics/M-01?from=2000-01-01&to=" + FOR_EVER + "&asOf=" + asOf + grace;
        await().pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            BigDecimal sold = Rows.items(workspace.ask(question)).number(Map.of(), "value");
            assertThat(sold).as(question).isEqualByComparingTo(amount);
        });
    }
}
