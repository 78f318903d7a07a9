package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import dev.fupan.teststack.Receiver;
import dev.fupan.teststack.TestMailbox.Mail;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A workspace whose weekly review has agreed on rule L-01: "after three days the intent rate of channel ads is at least
 * 10 %, else pause it"; and whose CRM wants to be told of pauses.
 */
final class AgreedRule implements AutoCloseable {
    static final String PAUSED = "fupan.channel.pause_requested.v1";
    static final String EVALUATED = "fupan.checkpoint.evaluated.v1";
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration GRACE = Duration.ofMinutes(15);

    private final LoopSystem system;
    private final SalesTeam team;
    private final Receiver crm = new Receiver();
    private final String secret;
    private final Instant start;
    private final String series;

    private AgreedRule(LoopSystem system, LocalDate monday) {
        this.system = system;
        team = SalesTeam.open(system, "loop");
        secret = webhook();
        team.leads("ads", system.now().minus(5, ChronoUnit.DAYS), 10, 3);
        start = system.now();
        series = series(monday);
    }

    /** On a Monday, so that the third day and the morning after it are working days. */
    static AgreedRule inMode(LoopSystem system, String mode) {
        LocalDate monday =
                LocalDate.ofInstant(system.now(), ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        system.advanceTo(monday.atTime(LocalTime.of(10, 0)).toInstant(ZoneOffset.UTC));
        AgreedRule rule = new AgreedRule(system, monday);
        rule.review(monday, mode);
        await().alias("the tracker has the action")
                .until(() -> !rule.told("fupan.action.created.v1").isEmpty());
        return rule;
    }

    private String webhook() {
        ObjectNode asked = Http.JSON.createObjectNode().put("url", crm.url());
        asked.putArray("eventTypes").add(PAUSED);
        return team.as("admin")
                .post(system.tracker(), "/api/v1/webhooks", asked)
                .expect(201)
                .json()
                .get("secret")
                .asText();
    }

    private String series(LocalDate monday) {
        ObjectNode asked = Http.JSON
                .createObjectNode()
                .put("kind", "periodic")
                .put("templateKey", "two-metrics")
                .put("goal", "At least 10 percent intent of ads")
                .put("frequency", "weekly")
                .put("firstMeeting", monday.atTime(10, 0).toString());
        asked.putObject("scope").put("team", "sales");
        asked.putArray("participants").addObject().put("personId", "lead").put("role", "facilitator");
        SalesTeam.Session lead = team.as("lead");
        return lead.post(system.review(), "/api/v1/review-series", asked)
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    /** Where a session of the series stands, the first one first. */
    private String session(int number) {
        List<JsonNode> byMeeting = await().alias("the series has its sessions")
                .until(
                        () -> {
                            JsonNode items = team.as("lead")
                                    .get(system.review(), "/api/v1/sessions?series=" + series)
                                    .expect(200)
                                    .json()
                                    .get("items");
                            return items.valueStream()
                                    .sorted(Comparator.comparing(
                                            one -> one.get("meetingAt").asText()))
                                    .toList();
                        },
                        sessions -> sessions.size() > number);
        return "/api/v1/sessions/" + byMeeting.get(number).get("id").asText();
    }

    private void review(LocalDate monday, String mode) {
        String session = session(0);
        SalesTeam.Session lead = team.as("lead");
        lead.post(system.review(), session + "/start", Http.JSON.createObjectNode())
                .expect(200);
        JsonNode pack = lead.post(system.review(), session + "/facts", Http.JSON.createObjectNode())
                .expect(201)
                .json();
        assertThat(lead.get(system.review(), session + "/facts/1")
                        .expect(200)
                        .json()
                        .get("numbers"))
                .isNotEmpty();
        assertThat(pack.get("hash").asText()).isNotEmpty();
        lead.post(
                        system.review(),
                        session + "/phase",
                        Http.JSON.createObjectNode().put("to", "plan"))
                .expect(200);
        lead.post(system.review(), session + "/actions", action(monday, mode)).expect(201);
        ObjectNode closing = Http.JSON.createObjectNode();
        closing.putArray("nextGoals").add("12 percent");
        lead.post(system.review(), session + "/close", closing).expect(204);
    }

    private static ObjectNode action(LocalDate monday, String mode) {
        ObjectNode action = Http.JSON
                .createObjectNode()
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
                .put("mode", mode)
                .put("onFail", "pause_channel");
        if (mode.equals("evidence")) {
            criterion.put("horizon", "P1D").put("window", "P14D");
        }
        criterion.putObject("filter").put("channel", "ads");
        return action;
    }

    String tenant() {
        return team.tenant();
    }

    /** One day later they have come in, two hours after the start. */
    void leadsComeIn(int leads, int intended) {
        system.advance(Duration.ofDays(1));
        team.leads("ads", start.plus(2, ChronoUnit.HOURS), leads, intended);
    }

    /** The same at another time. */
    void moreLeads(int leads, int intended) {
        team.leads("ads", system.now().minus(1, ChronoUnit.HOURS), leads, intended);
    }

    /** Until a minute after the look of that day may be taken. */
    void daysPass(int days) {
        system.advanceTo(start.plus(days, ChronoUnit.DAYS).plus(GRACE).plus(1, ChronoUnit.MINUTES));
    }

    void nextMorning() {
        LocalDate tomorrow = LocalDate.ofInstant(system.now(), ZoneOffset.UTC).plusDays(1);
        system.advanceTo(tomorrow.atTime(LocalTime.of(9, 5)).toInstant(ZoneOffset.UTC));
    }

    /** What the next session of the series opens with. */
    JsonNode openingOfNextReview() {
        String next = session(1);
        SalesTeam.Session lead = team.as("lead");
        lead.post(system.review(), next + "/start", Http.JSON.createObjectNode())
                .expect(200);
        return await().alias("the review knows what became of its action")
                .until(
                        () -> lead.get(system.review(), next + "/earlier-actions")
                                .expect(200)
                                .json()
                                .get("items"),
                        items -> items.at("/0/checkpoints/0/state").asText().matches("PASS|FAIL|INCONCLUSIVE"));
    }

    List<Topic.Told> told(String type) {
        return team.topic("fupan.actions").of(type);
    }

    List<Topic.Told> awaitTold(String type, int count) {
        return await().alias(type).until(() -> told(type), all -> all.size() >= count);
    }

    /** A mail that a crash sent twice is one message: its id is the same. */
    List<String> messages(String person) {
        return team.mails(person).stream().map(Mail::messageId).distinct().toList();
    }

    /** One pause, one call of the webhook, one mail to the owner, one digest to the manager; and nothing more. */
    void pausedOnceAndToldOnce() {
        awaitTold(PAUSED, 1);
        await().alias("mail to the owner").until(() -> !messages("rep").isEmpty());
        nextMorning();
        await().alias("digest to the manager").until(() -> !messages("lead").isEmpty());
        await().alias("webhook").until(() -> !crm.received().isEmpty());

        assertThat(told(EVALUATED)).extracting(Topic.Told::id).hasSize(1);
        assertThat(told(PAUSED)).extracting(Topic.Told::id).hasSize(1);
        assertThat(messages("rep")).hasSize(1);
        assertThat(messages("lead")).hasSize(1);
        assertThat(crm.received()).allSatisfy(this::verify);
        assertThat(crm.received())
                .extracting(Receiver.Received::id)
                .containsOnly(told(PAUSED).get(0).id());
    }

    /** So often was the CRM called; more than once only where a crash fell into the call. */
    int calls() {
        return crm.received().size();
    }

    int mails(String person) {
        return team.mails(person).size();
    }

    /** By the library that receivers of Standard Webhooks use. */
    private void verify(Receiver.Received call) throws Exception {
        Map<String, List<String>> headers = call.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
        new Webhook(secret).verify(call.body(), headers);
    }

    @Override
    public void close() {
        crm.close();
    }
}
