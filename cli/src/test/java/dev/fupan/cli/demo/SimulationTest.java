package dev.fupan.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.cli.checking.EventCheck;
import dev.fupan.cli.sending.OutgoingEvent;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Instant ANCHOR = Instant.parse("2026-11-23T04:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<OutgoingEvent> YEAR = history(42, 1);

    @Test
    void theSameSeedGivesTheSameBytes() throws NoSuchAlgorithmException {
        assertThat(digest(history(42, 1))).isEqualTo(digest(YEAR));
        assertThat(digest(history(43, 1))).isNotEqualTo(digest(YEAR));
    }

    /** A stored demo goes on with this story: when it changes on purpose, a running demo has to be started afresh. */
    @Test
    void theStoryIsTheSameOnEveryMachineAndJava() throws NoSuchAlgorithmException {
        assertThat(digest(YEAR)).isEqualTo("c74a4a1e744ba527deea51e44497186e376069a6bb4d7ad09e967d73eb1decd6");
    }

    @Test
    void everyEventIsOneOfTheLanguage() throws IOException {
        List<String> faults = new ArrayList<>();
        for (OutgoingEvent event : YEAR) {
            JsonNode json = JSON.readTree(event.json());
            EventCheck.faults(json, ANCHOR).forEach(fault -> faults.add(fault + " in " + json));
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void oneIdentityHasOneContent() {
        Map<String, String> contents = new HashMap<>();
        int repeated = 0;
        for (OutgoingEvent event : YEAR) {
            String before = contents.put(event.id(), new String(event.json(), UTF_8));
            repeated += before == null ? 0 : 1;
            assertThat(before).isIn(null, contents.get(event.id()));
        }

        assertThat(repeated).as("duplicate deliveries").isBetween(300, 1_200);
    }

    @Test
    void aYearIsAsLargeAsACompanyOfEight() {
        assertThat(YEAR.size()).isBetween(35_000, 50_000);
        assertThat(count("crm.lead.created.v1")).isBetween(2_700L, 3_800L);
    }

    @Test
    void theFunnelIsPlausible() {
        double leads = count("crm.lead.created.v1");
        double contacted = count("crm.lead.contacted.v1");
        double opportunities = count("crm.opportunity.created.v1");
        double won = count("crm.deal.won.v1");
        double lost = count("crm.deal.lost.v1");

        // the healthy range of lead to connected contact is 60 to 75 percent
        assertThat(contacted / leads).isBetween(0.60, 0.75);
        assertThat(opportunities / leads).isBetween(0.15, 0.40);
        assertThat(won / (won + lost)).isBetween(0.15, 0.40);
        assertThat(won).isBetween(120.0, 400.0);
    }

    @Test
    void channelsAndRepsDiffer() throws IOException {
        Map<String, String> channelOfLead = new HashMap<>();
        Map<String, int[]> byChannel = new TreeMap<>();
        for (OutgoingEvent event : YEAR) {
            JsonNode data = JSON.readTree(event.json()).path("data");
            String lead = data.path("leadId").asText();
            if (event.type().equals("crm.lead.created.v1")
                    && channelOfLead.put(lead, data.path("channel").asText()) == null) {
                byChannel.computeIfAbsent(data.path("channel").asText(), c -> new int[2])[0]++;
            } else if (event.type().equals("crm.lead.qualified.v1")
                    && data.path("level").asText().equals("MQL")) {
                byChannel.get(channelOfLead.getOrDefault(lead, "website"))[1]++;
            }
        }

        assertThat(byChannel).hasSize(6);
        assertThat(rate(byChannel.get("referral"))).isGreaterThan(2 * rate(byChannel.get("advertising")));
    }

    @Test
    void deliveriesAreLateAndOutOfOrderAndStoriesAreCorrected() throws IOException {
        int outOfOrder = 0;
        Instant last = Instant.EPOCH;
        for (OutgoingEvent event : YEAR) {
            Instant time =
                    Instant.parse(JSON.readTree(event.json()).path("time").asText());
            outOfOrder += time.isBefore(last.minus(Duration.ofMinutes(5))) ? 1 : 0;
            last = time;
        }

        assertThat(outOfOrder).isGreaterThan(500);
        for (String type : List.of(
                "crm.event.voided.v1",
                "crm.entity.merged.v1",
                "crm.entity.deleted.v1",
                "crm.entity.restored.v1",
                "crm.deal.reopened.v1",
                "crm.opportunity.updated.v1",
                "crm.lead.updated.v1",
                "crm.quote.revised.v1",
                "crm.debt.written_off.v1",
                "crm.channel.cost_recorded.v1",
                "crm.target.set.v1",
                "crm.rate.set.v1",
                "crm.ticket.reopened.v1")) {
            assertThat(count(type)).as(type).isPositive();
        }
        assertThat(YEAR.stream().filter(event -> new String(event.json(), UTF_8).contains("\"sequence\"")))
                .isNotEmpty();
    }

    @Test
    void nothingIsDeliveredBeforeItHappens() {
        Simulation lives = Simulation.ofLives(7, 0.3, Simulation.firstDayBefore(ANCHOR));
        Instant last = Instant.EPOCH;
        for (int i = 0; i < 10_000; i++) {
            SimEvent event = lives.next();
            assertThat(event.time()).isBefore(event.deliverAt());
            assertThat(event.deliverAt()).isAfterOrEqualTo(last);
            last = event.deliverAt();
        }
    }

    @Test
    void everyStageOfADealIsOneOfTheWorkspace() throws IOException {
        Set<String> stages = new HashSet<>();
        for (OutgoingEvent event : YEAR) {
            JsonNode data = JSON.readTree(event.json()).path("data");
            if (event.type().equals("crm.opportunity.stage_changed.v1")
                    || event.type().equals("crm.deal.reopened.v1")) {
                stages.add(data.path("to").asText());
            }
        }
        WorkspaceConfiguration workspace =
                EventJson.mapper().treeToValue(DemoWorkspace.configuration(), WorkspaceConfiguration.class);
        Set<String> mapped = new HashSet<>(workspace.pipelines().get(0).lostStages());
        workspace.pipelines().get(0).steps().forEach(step -> step.reachedBy().forEach(way -> mapped.add(way.stage())));

        assertThat(mapped).containsAll(stages);
    }

    private static double rate(int[] counts) {
        return (double) counts[1] / counts[0];
    }

    private static long count(String type) {
        return YEAR.stream()
                .filter(event -> event.type().equals(type))
                .map(OutgoingEvent::id)
                .distinct()
                .count();
    }

    private static List<OutgoingEvent> history(long seed, double scale) {
        History history = new History(seed, scale, ANCHOR);
        List<OutgoingEvent> all = new ArrayList<>();
        for (List<OutgoingEvent> batch = history.batch(); !batch.isEmpty(); batch = history.batch()) {
            all.addAll(batch);
        }
        return all;
    }

    private static String digest(List<OutgoingEvent> events) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        events.forEach(event -> sha.update(event.json()));
        return HexFormat.of().formatHex(sha.digest());
    }
}
