package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fupan.cli.sending.SignedIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * The demo company's reviews: a series of monthly ones, those of the last year written down afterwards, and one that is
 * being held.
 *
 * <p>What the company dates (periods, meetings, the weeks that checkpoints judge, due dates) lies in the year; when it
 * was written down is the present, and is shown as that. Verdicts come from the events.
 */
final class DemoReviews {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MONTHS = 12;
    private static final int MEETING_DAY = 3;
    // a meeting that a weekend moves is later
    static final int LAST_DAY_BEFORE_MEETING = MEETING_DAY + 2;
    private static final int VOTES = 3;
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final String MANY = "&limit=100";

    private final URI metrics;
    private final URI reviews;
    private final URI actions;
    private final Colleagues colleagues;
    private final JsonNode script;
    private final String facilitator;

    DemoReviews(URI metrics, URI reviews, URI actions, Function<String, SignedIn> signIn) {
        this.metrics = metrics;
        this.reviews = reviews;
        this.actions = actions;
        this.colleagues = new Colleagues(signIn);
        this.script = script();
        this.facilitator = script.at("/series/facilitator").asText();
    }

    private static JsonNode script() {
        try (InputStream text = DemoReviews.class.getResourceAsStream("/demo/reviews.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until that much of the history is counted: what is frozen before would lack the rest. */
    void awaitCounted(long events) {
        Colleagues.awaited(
                () -> colleagues
                        .as(facilitator)
                        .get(metrics, "metrics/M-02?from=2026-01-01&to=2026-01-02")
                        .path("quality"),
                quality -> quality.path("counted").asLong()
                                + quality.path("duplicates").asLong()
                        >= events);
    }

    /** Holds what is not held yet; how many reviews these were. */
    int catchUp(Instant anchor, IntConsumer progress) {
        LocalDate today = anchor.atZone(Company.ZONE).toLocalDate();
        JsonNode sessions = sessionsOf(series(today));
        MonthlyReview monthly = new MonthlyReview(
                colleagues, reviews, new FollowThrough(colleagues, actions, facilitator), facilitator, today);
        int held = 0;
        for (int i = 0; i < MONTHS && i < sessions.size(); i++) {
            if (isWaiting(sessions.get(i))) {
                monthly.hold(
                        sessions.get(i).path("id").asText(),
                        script.path("months").get(i));
                progress.accept(++held);
            }
        }
        if (isNone("sessions?kind=anomaly")) {
            beginOne(today);
            held++;
        }
        if (isNone("standard-cases?limit=1"))
            for (JsonNode one : script.path("cases")) colleagues.as(facilitator).post(reviews, "standard-cases", one);
        return held;
    }

    /** One that was begun and broken off is given up. */
    private boolean isWaiting(JsonNode session) {
        if (session.path("state").asText().equals("running")) {
            String place = "sessions/" + session.path("id").asText() + "/cancel";
            colleagues
                    .as(facilitator)
                    .post(reviews, place, JSON.createObjectNode().put("reason", "记录中断 / its writing down broke off"));
        }
        return session.path("state").asText().equals("scheduled");
    }

    private boolean isNone(String question) {
        return colleagues.as(facilitator).get(reviews, question).path("items").isEmpty();
    }

    /** The id of the company's monthly review. */
    private String series(LocalDate today) {
        String goal = script.at("/series/goal").asText();
        for (JsonNode one : colleagues
                .as(facilitator)
                .get(reviews, "review-series?limit=100")
                .path("items")) {
            if (one.path("goal").asText().equals(goal)) return one.path("id").asText();
        }
        ObjectNode asked = JSON.createObjectNode()
                .put("kind", "periodic")
                .put("templateKey", "five-step")
                .put("goal", goal)
                .put("frequency", "monthly")
                .put("firstMeeting", firstMeeting(today).atTime(MORNING).toString());
        invite(asked, facilitator, script.at("/series/participants"));
        return colleagues
                .as(facilitator)
                .post(reviews, "review-series", asked)
                .path("id")
                .asText();
    }

    /** Of the twelve whose last one has been held; each is about the month before it. */
    static LocalDate firstMeeting(LocalDate today) {
        boolean thisMonthIsHeld = today.getDayOfMonth() > LAST_DAY_BEFORE_MEETING;
        return today.withDayOfMonth(MEETING_DAY).minusMonths(thisMonthIsHeld ? MONTHS - 1 : MONTHS);
    }

    /** The sessions of a series by their meetings; they are made within moments. */
    private JsonNode sessionsOf(String series) {
        JsonNode found = Colleagues.awaited(
                () -> colleagues
                        .as(facilitator)
                        .get(reviews, "sessions?series=" + series + MANY)
                        .path("items"),
                items -> items.size() >= MONTHS);
        var byMeeting = new TreeMap<String, JsonNode>();
        found.forEach(one -> byMeeting.put(one.path("meetingAt").asText(), one));
        return JSON.createArrayNode().addAll(byMeeting.values());
    }

    /** A review that the group is in the middle of: facts frozen, one cause understood, two being asked about, and votes. */
    private void beginOne(LocalDate today) {
        JsonNode running = script.path("running");
        String lead = running.path("facilitator").asText();
        ObjectNode asked = JSON.createObjectNode()
                .put("kind", "anomaly")
                .put("templateKey", "five-step")
                .put("goal", running.path("goal").asText())
                .put(
                        "meetingAt",
                        today.atTime(MORNING).atZone(Company.ZONE).toInstant().toString());
        asked.putObject("about").put("kind", "metric").put("id", "M-12");
        asked.putObject("period").put("from", today.minusDays(56).toString()).put("to", today.toString());
        invite(asked, lead, running.path("participants"));
        String id =
                colleagues.as(lead).post(reviews, "sessions", asked).path("id").asText();
        Meeting meeting = new Meeting(colleagues, reviews, lead, id);
        JsonNode pack = meeting.openWithFacts("广告投放报表，过去八周");
        meeting.enter("causes");
        String channel = running.path("channel").asText();
        Finding finding = new Finding(pack, meeting.suggestions());
        String number = "channels/M-12/" + channel;
        String problem = meeting.problem(pack, number, finding.statement(number, true), 5);
        meeting.makeCore(problem);
        meeting.branches(running.path("branches"));
        JsonNode causes = running.path("causes");
        meeting.cause(problem, causes.get(0), pack, number, running.path("evidence"));
        for (int i = 1; i < causes.size(); i++) meeting.guess(problem, causes.get(i));
        meeting.reflectAndVote(running.path("reflections"), VOTES);
    }

    private static void invite(ObjectNode asked, String facilitator, JsonNode roles) {
        asked.putArray("participants").addObject().put("personId", facilitator).put("role", "facilitator");
        roles.properties().forEach(one -> asked.withArray("participants")
                .addObject()
                .put("personId", one.getKey())
                .put("role", one.getValue().asText()));
    }
}
