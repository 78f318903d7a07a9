package dev.fupan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.teststack.TestMailbox.Mail;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Rule L-01 from the review to its verdict, through HTTP, Kafka and SMTP alone: "after three days the intent rate of
 * channel ads is at least 10 %, else pause it".
 */
class LoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final String EVIDENCE = "evidence";
    private static LoopSystem system;

    private SalesTeam team;
    private Instant start;
    private String session;

    @BeforeAll
    static void startAll() {
        system = LoopSystem.start();
    }

    @AfterAll
    static void stopAll() {
        if (system != null) {
            system.close();
        }
    }

    @BeforeEach
    void aReviewThatAgreesOnTheRule(TestInfo test) {
        // on a Monday, so that the third day and the morning after it are working days
        LocalDate monday = LocalDate.ofInstant(system.now(), ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        system.advanceTo(monday.atTime(LocalTime.of(10, 0)).toInstant(ZoneOffset.UTC));
        team = SalesTeam.open(system, "loop");
        team.leads("ads", system.now().minus(20, ChronoUnit.DAYS), 10, 3);
        start = system.now();
        review(monday, test);
        await().alias("the tracker has the action").atMost(PATIENCE).until(() -> !told("fupan.action.created.v1").isEmpty());
    }

    private void review(LocalDate monday, TestInfo test) {
        ObjectNode asked = Http.JSON.createObjectNode()
                .put("kind", "periodic")
                .put("templateKey", "two-metrics")
                .put("goal", "At least 10 percent intent of ads: " + test.getDisplayName())
                .put("meetingAt", start.truncatedTo(ChronoUnit.SECONDS).toString());
        asked.putObject("period").put("from", monday.minusDays(28).toString()).put("to", monday.toString());
        asked.putObject("scope").put("team", "sales");
        asked.putArray("participants").addObject().put("personId", "lead").put("role", "facilitator");
        SalesTeam.Session lead = team.as("lead");
        String id = lead.post(system.review(), "/api/v1/sessions", asked).expect(201).json().get("id").asText();
        session = "/api/v1/sessions/" + id;
        lead.post(system.review(), session + "/start", Http.JSON.createObjectNode()).expect(200);
        JsonNode pack = lead.post(system.review(), session + "/facts", Http.JSON.createObjectNode()).expect(201).json();
        assertThat(lead.get(system.review(), session + "/facts/1").expect(200).json().get("numbers")).isNotEmpty();
        assertThat(pack.get("hash").asText()).isNotEmpty();
        lead.post(system.review(), session + "/phase", Http.JSON.createObjectNode().put("to", "plan")).expect(200);
        lead.post(system.review(), session + "/actions", action(monday, test.getTags().contains(EVIDENCE)))
                .expect(201);
        ObjectNode closing = Http.JSON.createObjectNode();
        closing.putArray("nextGoals").add("12 percent");
        lead.post(system.review(), session + "/close", closing).expect(204);
    }

    private static ObjectNode action(LocalDate monday, boolean evidence) {
        ObjectNode action = Http.JSON.createObjectNode()
                .put("measure", "Replace the two ads that bring leads without intent")
                .put("ownerId", "rep")
                .put("dueDate", monday.plusDays(30).toString())
                .put("resources", "budget of 3,000")
                .put("category", "process")
                .put("area", "acquisition")
                .put("degree", "intent rate of at least 10 %");
        ObjectNode criterion = action.putArray("checkpoints").addObject().putObject("criterion");
        criterion
                .put("metric", "M-12")
                .put("window", "P3D")
                .put("comparator", ">=")
                .put("threshold", "0.10")
                .put("unit", "ratio")
                .put("minimumSample", 29)
                .put("mode", "point")
                .put("onFail", "pause_channel");
        if (evidence) {
            criterion.put("mode", EVIDENCE).put("horizon", "P1D").put("window", "P14D");
        }
        criterion.putObject("filter").put("channel", "ads");
        return action;
    }

    @Test
    void twoOfFortyPausesTheChannelAndTellsEveryoneOnce() {
        leadsComeIn(40, 2);

        threeDaysPass();

        awaitTold("fupan.channel.pause_requested.v1", 1);
        JsonNode verdict = told("fupan.checkpoint.evaluated.v1").get(0).data();
        assertThat(verdict.get("verdict").asText()).isEqualTo("FAIL");
        assertThat(verdict.get("k").asInt()).isEqualTo(2);
        assertThat(verdict.get("n").asInt()).isEqualTo(40);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(team.mails("rep")).hasSize(1));
        nextMorning();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(team.mails("lead")).hasSize(1));
        await().alias("the review knows what became of its action").atMost(PATIENCE).untilAsserted(() ->
                assertThat(followed().at("/items/0/checkpoints/0/state").asText()).isEqualTo("FAIL"));
        assertThat(followed().at("/items/0/checkpoints/0/lastLook/k").asInt()).isEqualTo(2);
        assertThat(team.mails("rep")).extracting(Mail::messageId).doesNotHaveDuplicates().hasSize(1);
        assertThat(told("fupan.channel.pause_requested.v1")).hasSize(1);
        assertThat(told("fupan.checkpoint.evaluated.v1")).hasSize(1);
    }

    @Test
    void fiveOfFortyGoesOn() {
        leadsComeIn(40, 5);

        threeDaysPass();

        awaitTold("fupan.checkpoint.evaluated.v1", 1);
        assertThat(told("fupan.checkpoint.evaluated.v1").get(0).data().get("verdict").asText()).isEqualTo("PASS");
        assertThat(told("fupan.channel.pause_requested.v1")).isEmpty();
    }

    @Test
    void zeroOfTwelveIsTooFewToTellAndIsExtended() {
        leadsComeIn(12, 0);

        threeDaysPass();

        awaitTold("fupan.checkpoint.extended.v1", 1);
        JsonNode verdict = told("fupan.checkpoint.evaluated.v1").get(0).data();
        assertThat(verdict.get("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(verdict.get("final").asBoolean()).isFalse();
        assertThat(told("fupan.channel.pause_requested.v1")).isEmpty();
    }

    /** Forty-three leads without one intent: the first count at which chance is ruled out (loop.md's table). */
    @Test
    @Tag(EVIDENCE)
    void evidenceDecidesAsSoonAsItSuffices() {
        leadsComeIn(43, 0);

        system.advanceTo(start.plus(Duration.ofDays(2)).plus(GRACE).plus(1, ChronoUnit.MINUTES));

        awaitTold("fupan.channel.pause_requested.v1", 1);
        List<Topic.Told> looks = told("fupan.checkpoint.evaluated.v1");
        JsonNode last = looks.get(looks.size() - 1).data();
        assertThat(last.get("verdict").asText()).isEqualTo("FAIL");
        assertThat(last.get("n").asInt()).isEqualTo(43);
        assertThat(last.get("k").asInt()).isZero();
        assertThat(new BigDecimal(last.get("eLow").asText())).isBetween(new BigDecimal("20.887"), new BigDecimal("20.888"));
        assertThat(told("fupan.channel.pause_requested.v1")).hasSize(1);
    }

    @Test
    void aTrackerThatIsKilledAroundTheVerdictStillTellsItOnce() {
        leadsComeIn(40, 2);
        system.tracker().kill();
        threeDaysPass();
        system.tracker().start(RunningSystem.ROOT);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !told("fupan.checkpoint.evaluated.v1").isEmpty());
        system.tracker().kill();
        system.tracker().start(RunningSystem.ROOT);
        system.tracker().awaitReady();

        awaitTold("fupan.channel.pause_requested.v1", 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages("rep")).hasSize(1));
        nextMorning();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages("lead")).hasSize(1));

        assertThat(told("fupan.channel.pause_requested.v1")).extracting(Topic.Told::id).hasSize(1);
        assertThat(told("fupan.checkpoint.evaluated.v1")).extracting(Topic.Told::id).hasSize(1);
    }

    private void leadsComeIn(int leads, int intended) {
        system.advance(Duration.ofDays(1));
        team.leads("ads", start.plus(2, ChronoUnit.HOURS), leads, intended);
    }

    private void threeDaysPass() {
        system.advanceTo(start.plus(THREE_DAYS).plus(GRACE).plus(1, ChronoUnit.MINUTES));
    }

    private void nextMorning() {
        LocalDate tomorrow = LocalDate.ofInstant(system.now(), ZoneOffset.UTC).plusDays(1);
        system.advanceTo(tomorrow.atTime(LocalTime.of(9, 5)).toInstant(ZoneOffset.UTC));
    }

    private JsonNode followed() {
        return team.as("lead").get(system.review(), session + "/followed-actions").expect(200).json();
    }

    /** A mail that a crash sent twice is one message: its id is the same. */
    private List<String> messages(String person) {
        return team.mails(person).stream().map(Mail::messageId).distinct().toList();
    }

    private List<Topic.Told> told(String type) {
        return team.topic("fupan.actions").of(type);
    }

    private void awaitTold(String type, int count) {
        await().alias(type).atMost(PATIENCE).until(() -> told(type).size() >= count);
    }
}
