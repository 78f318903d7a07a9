package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;

/** A monthly review from its facts to its plan, and what became of the plan. */
final class MonthlyReview {

    private static final int WEIGHT = 4;
    // in its first months the company had targets and hardly a deal
    private static final BigDecimal BEYOND_BELIEF = new BigDecimal("0.7");
    private static final int DAYS_TO_DO_IT = 29;
    private static final int DAYS_LATE = 6;
    private static final int DAYS_LEFT = 2;

    /** How the numbers at which checkpoints look stand in a pack. */
    private enum Checked {
        INTENT("M-12", "channels/M-12/", "ratio", ">=", 2),
        DEALS("M-02", "performance/M-02/actual", "count", ">=", 0),
        CYCLE("M-22", "performance/M-22/actual", "days", "<=", 0);

        private static final Map<String, Checked> BY_METRIC = Map.of("M-12", INTENT, "M-02", DEALS, "M-22", CYCLE);

        private final String metric;
        private final String number;
        private final String unit;
        private final String comparator;
        private final int digits;

        Checked(String metric, String number, String unit, String comparator, int digits) {
            this.metric = metric;
            this.number = number;
            this.unit = unit;
            this.comparator = comparator;
            this.digits = digits;
        }

        String numberOf(JsonNode action) {
            return this == INTENT ? number + action.path("channel").asText() : number;
        }
    }

    private final Colleagues colleagues;
    private final URI reviews;
    private final FollowThrough tracker;
    private final String facilitator;
    private final LocalDate today;

    MonthlyReview(Colleagues colleagues, URI reviews, FollowThrough tracker, String facilitator, LocalDate today) {
        this.colleagues = colleagues;
        this.reviews = reviews;
        this.tracker = tracker;
        this.facilitator = facilitator;
        this.today = today;
    }

    void hold(String id, JsonNode script) {
        JsonNode session = colleagues.as(facilitator).get(reviews, "sessions/" + id);
        colleagues
                .as(facilitator)
                .patch(
                        reviews,
                        "sessions/" + id,
                        session.path("version").asText(),
                        object().put("goal", script.path("goal").asText()));
        Meeting meeting = new Meeting(colleagues, reviews, facilitator, id);
        JsonNode pack =
                meeting.openWithFacts("月度数据报表 " + session.at("/period/from").asText());
        meeting.enter("causes");
        Finding finding = new Finding(pack, meeting.suggestions());
        String number = script.path("about").asText();
        boolean chinese = isChinese(script.path("goal").asText());
        String problem = meeting.problem(pack, number, finding.statement(number, chinese), WEIGHT);
        others(meeting, finding, number, chinese);
        String cause = meeting.cause(problem, script.path("cause"), pack, number, script.path("evidence"));
        meeting.enter("lessons");
        meeting.lesson(script.path("lesson"));
        meeting.enter("plan");
        LocalDate due = LocalDate.parse(session.at("/period/to").asText()).plusDays(DAYS_TO_DO_IT);
        agree(meeting, session, script, finding, problem, cause, due);
        meeting.close(script.path("next").asText());
        followUp(id, script);
        meeting.publishReport();
    }

    /** The largest gap that the numbers show beside the one of the script; of all gaps it is the core. */
    private static void others(Meeting meeting, Finding finding, String number, boolean chinese) {
        for (JsonNode one : finding.suggestions()) {
            String other = one.at("/fact/numberKey").asText();
            if (!other.equals(number)
                    && new BigDecimal(one.at("/fact/shortfall").asText("0")).compareTo(BEYOND_BELIEF) < 0) {
                meeting.makeCore(meeting.problem(finding.pack(), other, finding.statement(other, chinese), WEIGHT - 1));
                return;
            }
        }
    }

    private void agree(
            Meeting meeting,
            JsonNode session,
            JsonNode script,
            Finding finding,
            String problem,
            String cause,
            LocalDate due) {
        JsonNode measured = script.path("action");
        boolean live = measured.path("live").asBoolean();
        ObjectNode action = action(measured, live ? today.plusDays(DAYS_TO_DO_IT) : due)
                .put("problemId", problem)
                .put("causeId", cause);
        ObjectNode checkpoint = action.putArray("checkpoints").addObject();
        if (!live) checkpoint.put("startAt", session.path("meetingAt").asText());
        String degree = criterion(checkpoint.putObject("criterion"), measured, finding);
        meeting.agree(action.put("degree", degree));
        artefact(meeting, script.path("late"), today.minusDays(DAYS_LATE), problem);
        artefact(meeting, script.path("soon"), today.plusDays(DAYS_LEFT), problem);
    }

    private static void artefact(Meeting meeting, JsonNode script, LocalDate due, String problem) {
        if (script.isMissingNode()) return;
        ObjectNode action = action(script, due)
                .put("category", "capability")
                .put("area", "follow_up")
                .put("resources", "每周两小时")
                .put("degree", script.path("artefact").asText())
                .put("problemId", problem);
        action.putArray("checkpoints")
                .addObject()
                .put("artefact", script.path("artefact").asText())
                .put("dueDate", due.toString());
        meeting.agree(action);
    }

    private static ObjectNode action(JsonNode script, LocalDate due) {
        ObjectNode action = object().put("measure", script.path("measure").asText())
                .put("ownerId", script.path("owner").asText())
                .put("dueDate", due.toString());
        for (String field : new String[] {"category", "area", "resources"})
            if (script.has(field)) action.put(field, script.path(field).asText());
        if (script.has("helper"))
            action.putArray("helperIds").add(script.path("helper").asText());
        return action;
    }

    /** Four weeks after the meeting against the month that was reviewed; the same in words. */
    private static String criterion(ObjectNode criterion, JsonNode script, Finding finding) {
        Checked checked = Checked.BY_METRIC.get(script.path("metric").asText());
        String threshold = finding.threshold(
                checked.numberOf(script), script.path("threshold").decimalValue(), checked.digits);
        criterion
                .put("metric", checked.metric)
                .put("window", "P28D")
                .put("comparator", checked.comparator)
                .put("threshold", threshold)
                .put("unit", checked.unit)
                .put("minimumSample", script.path("minimum").asInt(checked == Checked.INTENT ? 10 : 1))
                .put("mode", "point")
                .put("onFail", script.path("onFail").asText("continue"))
                .put("onInconclusive", "continue");
        String channel = script.path("channel").asText();
        if (!channel.isEmpty()) criterion.putObject("filter").put("channel", channel);
        return String.join(" ", checked.metric, channel, checked.comparator, threshold, checked.unit)
                .replace("  ", " ");
    }

    private void followUp(String review, JsonNode script) {
        JsonNode action = tracker.agreedIn(review, script.at("/action/measure").asText());
        if (script.at("/action/live").asBoolean()) tracker.begin(action);
        else tracker.carryOut(action);
        JsonNode late = script.path("late");
        if (late.isObject()) {
            JsonNode waiting = tracker.agreedIn(review, late.path("measure").asText());
            tracker.block(waiting, late.path("blocked").asText());
            tracker.comment(waiting, late.path("comment").asText());
        }
        JsonNode soon = script.path("soon");
        if (soon.isObject()) {
            JsonNode begun = tracker.agreedIn(review, soon.path("measure").asText());
            tracker.begin(begun);
            tracker.comment(begun, soon.path("comment").asText());
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
