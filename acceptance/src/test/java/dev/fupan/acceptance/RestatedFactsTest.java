package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is frozen stays, whatever comes in later for its time; and the review hears what would be another today. */
class RestatedFactsTest {
    private static final String LEADS = "performance/M-11/actual";
    private static final int LATE = 600;
    private static final int VOIDED = 250;
    private static final int MOVED = 150;

    private final LoopSystem system = LoopSystem.get();
    private final SalesTeam team = SalesTeam.open(system, "restated");
    private final SalesTeam.Session lead = team.as("lead");
    private final LocalDate to =
            LocalDate.ofInstant(system.now(), ZoneOffset.UTC).with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
    private final LocalDate from = to.minusDays(7);
    private final Instant inside = from.atTime(8, 0).toInstant(ZoneOffset.UTC);

    @Test
    void aThousandLateAndCorrectedEventsChangeNothingThatIsFrozen() {
        team.leads("ads", inside, 300, 60);
        team.leads("fair", inside, 200, 40);
        awaitLive(500);
        String facts = heldSession() + "/facts";
        JsonNode pack = lead.post(system.review(), facts, Http.JSON.createObjectNode())
                .expect(201)
                .json();
        Http.Answer frozen = lead.get(system.review(), facts + "/1").expect(200);
        assertThat(number(frozen.json(), LEADS)).isEqualTo("500");

        Set<String> sent = lateAndCorrected();
        awaitLive(500 + LATE - VOIDED);

        Http.Answer still = lead.get(system.review(), facts + "/1").expect(200);
        assertThat(still.text()).isEqualTo(frozen.text());
        assertThat(still.etag()).isEqualTo(frozen.etag());
        for (String mode : List.of("sets", "log")) {
            JsonNode replayed = replayed(facts, mode);
            assertThat(replayed.get("same").asBoolean()).as(mode).isTrue();
            assertThat(replayed.get("hash").asText())
                    .as(mode)
                    .isEqualTo(pack.get("hash").asText());
        }
        restatedOnce(facts, sent);
    }

    private void restatedOnce(String facts, Set<String> sent) {
        JsonNode items = await().alias("restatements")
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            // the comparison waits until nothing has come for a minute
                            system.advance(Duration.ofSeconds(61));
                            return lead.get(system.review(), facts + "/1/restatements")
                                    .expect(200)
                                    .json()
                                    .get("items");
                        },
                        said -> !said.isEmpty());
        assertThat(items).hasSize(1);
        Map<String, JsonNode> byNumber = new HashMap<>();
        items.get(0)
                .get("changes")
                .forEach(change -> byNumber.put(change.get("numberKey").asText(), change));
        assertThat(byNumber).containsKeys(LEADS, "channels/M-12/ads", "channels/M-12/fair");
        JsonNode leads = byNumber.get(LEADS);
        assertThat(leads.get("frozen").asInt()).isEqualTo(500);
        assertThat(leads.get("current").asInt()).isEqualTo(500 + LATE - VOIDED);
        assertThat(leads.get("causeCount").asInt()).isEqualTo(LATE + VOIDED);
        assertThat(leads.get("withdrawn").asBoolean()).isFalse();
        assertThat(byNumber.values()).allSatisfy(change -> {
            List<String> causes = new ArrayList<>();
            change.get("causes").forEach(cause -> causes.add(cause.asText()));
            assertThat(causes).as(change.get("numberKey").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
            assertThat(sent).containsAll(causes);
        });
        assertThat(team.topic("fupan.reviews").of("fupan.review.facts_restated.v1"))
                .hasSize(1);
    }

    private String heldSession() {
        ObjectNode asked = Http.JSON
                .createObjectNode()
                .put("kind", "periodic")
                .put("templateKey", "two-metrics")
                .put("goal", "Where do leads with intent come from?")
                .put("meetingAt", system.now().truncatedTo(ChronoUnit.SECONDS).toString());
        asked.putObject("period").put("from", from.toString()).put("to", to.toString());
        asked.putArray("participants").addObject().put("personId", "lead").put("role", "facilitator");
        String id = lead.post(system.review(), "/api/v1/sessions", asked)
                .expect(201)
                .json()
                .get("id")
                .asText();
        lead.post(system.review(), "/api/v1/sessions/" + id + "/start", Http.JSON.createObjectNode())
                .expect(200);
        return "/api/v1/sessions/" + id;
    }

    /** Leads that come in late, leads that never were, and leads of another channel than was said at first; their ids. */
    private Set<String> lateAndCorrected() {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < LATE; i++) {
            ObjectNode data = data("late-" + i).put("channel", i % 2 == 0 ? "ads" : "fair");
            events.add(Leads.event("crm.lead.created.v1", "late-" + i, at(i), data));
        }
        for (int i = 60; i < 60 + VOIDED - 50; i++) {
            events.add(voided("ads", i));
        }
        for (int i = 40; i < 90; i++) {
            events.add(voided("fair", i));
        }
        for (int i = 0; i < MOVED; i++) {
            ObjectNode moved =
                    data(known(i < 50 ? "ads" : "fair", i < 50 ? i : i + 40)).put("channel", "web");
            events.add(Leads.event("crm.lead.updated.v1", "moved-" + i, at(i < 50 ? i : i + 40), moved)
                    .put("sequence", "1"));
        }
        assertThat(events).hasSize(1_000);
        for (int i = 0; i < events.size(); i += 250) {
            team.send(events.subList(i, i + 250));
        }
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.get("id").asText()));
        return ids;
    }

    private ObjectNode voided(String channel, int lead) {
        String known = known(channel, lead);
        ObjectNode data = Http.JSON
                .createObjectNode()
                .put("kind", "lead")
                .put("entityId", known)
                .put("source", "/crm")
                .put("id", "created-" + known);
        return Leads.event(
                "crm.event.voided.v1",
                "void-" + known,
                system.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                data);
    }

    private static ObjectNode data(String lead) {
        return Http.JSON.createObjectNode().put("leadId", lead);
    }

    private String known(String channel, int lead) {
        return SalesTeam.lead(channel, inside, lead);
    }

    private String at(int minutes) {
        return inside.plus(minutes, ChronoUnit.MINUTES).toString();
    }

    private void awaitLive(int leads) {
        await().alias(leads + " leads are counted")
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> lead.get(system.metrics(), "/api/v1/metrics/M-11?from=" + from + "&to=" + to)
                                .expect(200)
                                .json()
                                .at("/items/0/value")
                                .asInt(),
                        counted -> counted == leads);
    }

    private static String number(JsonNode pack, String key) {
        for (JsonNode one : pack.get("numbers")) {
            if (one.get("key").asText().equals(key)) {
                return one.get("value").asText();
            }
        }
        throw new AssertionError("no number " + key);
    }

    private JsonNode replayed(String facts, String mode) {
        Http.Answer accepted = lead.post(
                        system.review(), facts + "/1/replays?mode=" + mode, Http.JSON.createObjectNode())
                .expect(202);
        String place = URI.create(accepted.location()).getPath();
        return await().alias("replay of " + mode)
                .until(
                        () -> lead.get(system.review(), place).expect(200).json(),
                        replay -> !replay.get("state").asText().equals("running"));
    }
}
