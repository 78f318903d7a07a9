package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.cli.sending.SignedIn;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The demo company's monthly reviews of the last year, written down afterwards: facts frozen, an action with a
 * checkpoint agreed, closed. The checkpoints judge weeks that have passed, so their verdicts come from the events.
 */
final class DemoReviews {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MONTHS = 12;
    private static final int ATTEMPTS = 300;
    private static final int PAUSE_MILLIS = 200;
    /** Whoever leads all teams leads the review. */
    private static final String LEADER = "zhou.wei";

    private static final LocalTime MORNING = LocalTime.of(10, 0);

    /** What was agreed in one month, and how one would see that it worked. */
    private record Agreement(
            String measure, String owner, String area, String channel, String rate, String degree, String goal) {}

    private static final List<Agreement> AGREEMENTS = List.of(
            new Agreement(
                    "广告线索一小时内回电，并记录客户的真实需求",
                    "wang.fang",
                    "follow_up",
                    "advertising",
                    "0.20",
                    "广告线索意向率不低于 20%",
                    "把广告线索的意向率提到 20%"),
            new Agreement(
                    "Rewrite the pricing page with the three questions that customers ask first",
                    "grace.liu",
                    "acquisition",
                    "website",
                    "0.35",
                    "at least 35 % of website leads show intent",
                    "35 % intent on the website"),
            new Agreement(
                    "每周在企业微信群分享一个客户案例",
                    "zhang.min",
                    "acquisition",
                    "online community",
                    "0.40",
                    "社群线索意向率不低于 40%",
                    "社群每月新增 30 条线索"),
            new Agreement(
                    "Ask every customer for one introduction two weeks after the launch",
                    "li.qiang",
                    "after_sales",
                    "referral",
                    "0.60",
                    "at least 60 % of referred leads show intent",
                    "10 referrals a month"),
            new Agreement(
                    "停掉两条转化差的信息流广告，换成行业案例",
                    "wang.fang",
                    "acquisition",
                    "advertising",
                    "0.30",
                    "广告线索意向率不低于 30%",
                    "广告获客成本降 10%"),
            new Agreement(
                    "Call every visitor of our stand within two days",
                    "chen.jing",
                    "follow_up",
                    "event",
                    "0.35",
                    "at least 35 % of leads from events show intent",
                    "follow up on every event lead"));

    private final URI metrics;
    private final URI reviews;
    private final URI actions;
    private final Function<String, SignedIn> signIn;
    private final Map<String, SignedIn> people = new HashMap<>();

    DemoReviews(URI metrics, URI reviews, URI actions, Function<String, SignedIn> signIn) {
        this.metrics = metrics;
        this.reviews = reviews;
        this.actions = actions;
        this.signIn = signIn;
    }

    /** Writes down the reviews that are missing; how many these were. */
    int catchUp(Instant anchor) {
        YearMonth last = YearMonth.from(anchor.atZone(Company.ZONE)).minusMonths(1);
        int written = 0;
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = last.minusMonths(MONTHS - 1L - i);
            if (!isHeld(month)) {
                hold(month, AGREEMENTS.get(i % AGREEMENTS.size()), i < MONTHS - 2);
                written++;
            }
        }
        return written;
    }

    private boolean isHeld(YearMonth month) {
        for (JsonNode session :
                as(LEADER).get(reviews, "sessions?kind=periodic&limit=100").path("items")) {
            if (session.path("period")
                    .path("from")
                    .asText()
                    .equals(month.atDay(1).toString())) {
                return true;
            }
        }
        return false;
    }

    private void hold(YearMonth month, Agreement agreement, boolean finished) {
        LocalDate next = month.plusMonths(1).atDay(1);
        Instant meeting = next.plusDays(2).atTime(MORNING).atZone(Company.ZONE).toInstant();
        ObjectNode agenda = JSON.createObjectNode()
                .put("kind", "periodic")
                .put("templateKey", "two-metrics")
                .put("goal", agreement.goal())
                .put("meetingAt", meeting.toString());
        agenda.putObject("period").put("from", month.atDay(1).toString()).put("to", next.toString());
        agenda.putArray("participants").addObject().put("personId", LEADER).put("role", "facilitator");
        SignedIn leader = as(LEADER);
        String session = "sessions/"
                + leader.post(reviews, "sessions", agenda).path("id").asText();
        leader.post(reviews, session + "/start", JSON.createObjectNode());
        leader.post(reviews, session + "/facts", JSON.createObjectNode());
        leader.post(reviews, session + "/phase", JSON.createObjectNode().put("to", "plan"));
        leader.post(reviews, session + "/actions", action(agreement, meeting, next));
        ObjectNode closing = JSON.createObjectNode();
        closing.putArray("nextGoals").add(agreement.goal());
        leader.post(reviews, session + "/close", closing);
        if (finished) {
            finish(agreement.owner(), session.substring("sessions/".length()));
        }
    }

    private static ObjectNode action(Agreement agreement, Instant meeting, LocalDate next) {
        ObjectNode action = JSON.createObjectNode()
                .put("measure", agreement.measure())
                .put("ownerId", agreement.owner())
                .put("dueDate", next.plusDays(29).toString())
                .put("resources", "two hours a week")
                .put("category", "process")
                .put("area", agreement.area())
                .put("degree", agreement.degree());
        ObjectNode checkpoint = action.putArray("checkpoints").addObject().put("startAt", meeting.toString());
        ObjectNode criterion = checkpoint
                .putObject("criterion")
                .put("metric", "M-12")
                .put("window", "P21D")
                .put("comparator", ">=")
                .put("threshold", agreement.rate())
                .put("unit", "ratio")
                .put("minimumSample", 10)
                .put("mode", "point")
                .put("onFail", "continue")
                .put("onInconclusive", "continue");
        criterion.putObject("filter").put("channel", agreement.channel());
        return action;
    }

    /** Its owner did it; whether it worked is for the checkpoint to say. */
    private void finish(String owner, String session) {
        for (JsonNode action : awaited(owner, session)) {
            JsonNode begun = move(owner, action, "in_progress");
            move(owner, begun, "done");
        }
    }

    private JsonNode move(String owner, JsonNode action, String to) {
        return as(owner)
                .put(
                        actions,
                        "actions/" + action.path("id").asText() + "/status",
                        action.path("revision").asText(),
                        JSON.createObjectNode().put("to", to));
    }

    /** The tracker hears of an agreement within moments. */
    private JsonNode awaited(String owner, String session) {
        return awaited(
                () -> as(owner).get(actions, "actions?review=" + session).path("items"), found -> !found.isEmpty());
    }

    /** Waits until that much of the history is counted: what is frozen before would lack the rest. */
    void awaitCounted(long events) {
        awaited(
                () -> as(LEADER)
                        .get(metrics, "metrics/M-02?from=2026-01-01&to=2026-01-02")
                        .path("quality"),
                quality -> quality.path("counted").asLong()
                                + quality.path("duplicates").asLong()
                        >= events);
    }

    /** What was there in the end; whoever waited long enough goes on with that. */
    private static JsonNode awaited(Supplier<JsonNode> question, Predicate<JsonNode> enough) {
        for (int attempt = 0; ; attempt++) {
            JsonNode answer = question.get();
            if (enough.test(answer) || attempt == ATTEMPTS) {
                return answer;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return answer;
            }
        }
    }

    private SignedIn as(String person) {
        return people.computeIfAbsent(person, signIn);
    }
}
