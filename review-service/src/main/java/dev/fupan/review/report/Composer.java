package dev.fupan.review.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Team;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.followup.FollowedView;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a report together from the session, its newest pack and its items as its participants see them. */
@ApplicationScoped
class Composer {

    private final Directory directory;
    private final Workspaces workspaces;

    Composer(Directory directory, Workspaces workspaces) {
        this.directory = directory;
        this.workspaces = workspaces;
    }

    /** A pack of a review before this one. */
    record Earlier(LocalDate from, JsonNode pack) {}

    Report compose(
            HeldSession held,
            @Nullable JsonNode pack,
            List<JsonNode> problems,
            List<JsonNode> causes,
            List<JsonNode> lessons,
            List<JsonNode> actions,
            List<JsonNode> restated,
            List<Earlier> earlier,
            List<FollowedView> carriedOver) {
        Agenda agenda = held.session().agenda();
        String tenant = held.session().tenant();
        JsonNode tables = pack == null ? MissingNode.getInstance() : pack.path("tables");
        Map<String, String> statements = new HashMap<>();
        problems.forEach(one ->
                statements.put(one.path("id").asText(), one.path("statement").asText()));
        return new Report(
                agenda.goal(),
                agenda.period().from(),
                agenda.period().to(),
                LocalDate.ofInstant(agenda.meetingAt(), workspaces.zone(tenant)),
                scope(tenant, agenda.scope()),
                held.participants().stream()
                        .map(one -> new Report.Member(name(tenant, one.personId()), one.role()))
                        .toList(),
                pack == null ? null : facts(pack),
                rows(tables.path("performance"), Composer::performance),
                rows(tables.path("channels"), Composer::channel),
                rows(tables.path("funnel"), Composer::step),
                rows(tables.path("lossReasons"), Composer::loss),
                pack == null ? List.of() : trends(agenda.period().from(), pack, earlier),
                moments(tables.path("timelines")),
                problems.stream()
                        .filter(Composer::stands)
                        .map(Composer::problem)
                        .sorted(Comparator.comparing((Report.Problem one) -> new BigDecimal(one.impact()))
                                .reversed())
                        .toList(),
                causes.stream()
                        .filter(Composer::stands)
                        .sorted(Comparator.comparing(Composer::control))
                        .map(one -> cause(one, statements))
                        .toList(),
                lessons.stream()
                        .map(one -> new Report.Lesson(
                                one.path("kind").asText(), one.path("content").asText(), scene(one)))
                        .toList(),
                actions.stream()
                        .filter(one -> !one.path("state").asText().equals("withdrawn"))
                        .map(one -> action(tenant, one))
                        .toList(),
                restated.stream().flatMap(one -> restated(one).stream()).toList(),
                carriedOver.stream().map(one -> carried(tenant, one)).toList(),
                held.session().nextGoals(),
                held.session().noActionReason());
    }

    private String name(String tenant, String personId) {
        return directory.person(tenant, personId).map(Person::name).orElse(personId);
    }

    private static Report.Facts facts(JsonNode pack) {
        return new Report.Facts(
                pack.path("packId").asText(),
                pack.path("position").asText(),
                Instant.parse(pack.path("evaluatedAt").asText()),
                pack.path("zone").asText("UTC"),
                pack.path("hash").asText());
    }

    private static Report.Performance performance(JsonNode row) {
        String name = row.path("name").asText(row.path("metric").asText());
        return new Report.Performance(
                row.path("category").asText(),
                row.path("metric").asText(),
                name,
                row.path("nameZh").asText(name),
                row.path("unit").asText("count"),
                text(row, "currency"),
                text(row, "target"),
                text(row, "actual"),
                row.path("attainment").asText("-"),
                text(row, "difference"));
    }

    private static Report.Channel channel(JsonNode row) {
        return new Report.Channel(
                row.path("channel").asText(),
                row.path("customerType").asText(),
                row.path("acquired").asLong(),
                row.path("intended").asLong(),
                row.path("closed").asLong());
    }

    private static Report.Step step(JsonNode row) {
        return new Report.Step(
                row.path("step").asText(),
                row.path("reached").asLong(),
                row.path("k").asLong(),
                row.path("n").asLong(),
                text(row, "healthyLow"),
                text(row, "healthyHigh"),
                text(row, "status"),
                text(row, "hint"));
    }

    private static boolean stands(JsonNode item) {
        return !item.path("state").asText().equals("dropped");
    }

    /** Controllable causes first, then those that are so in part, then the others. */
    private static int control(JsonNode cause) {
        int place = List.of("controllable", "semi", "external")
                .indexOf(cause.path("controllable").asText());
        return place < 0 ? 3 : place;
    }

    private Map<String, String> scope(String tenant, Map<String, String> scope) {
        Map<String, String> named = new TreeMap<>(scope);
        named.computeIfPresent(
                "team", (key, id) -> directory.team(tenant, id).map(Team::name).orElse(id));
        return named;
    }

    private static Report.Loss loss(JsonNode row) {
        List<Report.Money> amounts = new ArrayList<>();
        row.path("amounts")
                .properties()
                .forEach(one -> amounts.add(new Report.Money(one.getValue().asText(), one.getKey())));
        return new Report.Loss(row.path("reason").asText(), row.path("deals").asLong(), amounts);
    }

    private static List<Report.Moment> moments(JsonNode timelines) {
        List<Report.Moment> moments = new ArrayList<>();
        for (JsonNode timeline : timelines)
            for (JsonNode entry : timeline.path("entries")) {
                String amount = text(entry, "amount");
                moments.add(new Report.Moment(
                        timeline.path("account").asText(),
                        LocalDate.parse(entry.path("day").asText()),
                        entry.path("event").asText(),
                        amount == null
                                ? null
                                : new Report.Money(
                                        amount, entry.path("currency").asText()),
                        text(entry, "reason")));
            }
        return moments;
    }

    /** The performance numbers of this pack that earlier packs have as well. */
    private static List<Report.Trend> trends(LocalDate from, JsonNode pack, List<Earlier> earlier) {
        List<Earlier> all = new ArrayList<>(earlier);
        all.add(new Earlier(from, pack));
        List<Report.Trend> trends = new ArrayList<>();
        for (JsonNode row : pack.path("tables").path("performance")) {
            List<Report.Point> points = new ArrayList<>();
            for (Earlier one : all)
                for (JsonNode then : one.pack().path("tables").path("performance")) {
                    boolean same = then.path("numberKey").equals(row.path("numberKey"));
                    String value = same ? text(then, "actual") : null;
                    if (value != null) points.add(new Report.Point(one.from(), value));
                }
            String name = row.path("name").asText(row.path("metric").asText());
            if (points.size() > 1)
                trends.add(new Report.Trend(
                        name,
                        row.path("nameZh").asText(name),
                        row.path("unit").asText("count"),
                        text(row, "currency"),
                        points));
        }
        return trends;
    }

    private static Report.Problem problem(JsonNode problem) {
        JsonNode fact = problem.path("fact");
        return new Report.Problem(
                problem.path("statement").asText(),
                fact.path("metric").asText(),
                fact.path("unit").asText("count"),
                text(fact, "value"),
                fact.path("heldAgainst").asText(),
                text(fact, "reference"),
                problem.path("impact").asText("0"),
                problem.path("core").asBoolean());
    }

    private static Report.Cause cause(JsonNode cause, Map<String, String> statements) {
        String surface = cause.path("surfaceProblem").asText();
        return new Report.Cause(
                surface.isEmpty()
                        ? statements.getOrDefault(cause.path("problemId").asText(), "")
                        : surface,
                cause.path("initialCause").asText(),
                text(cause, "deepCause"),
                text(cause, "verificationNote") == null ? text(cause, "verification") : text(cause, "verificationNote"),
                text(cause, "controllable"),
                !cause.path("evidence").isEmpty());
    }

    private static @Nullable String scene(JsonNode lesson) {
        String scene = text(lesson, "scene");
        return scene == null ? text(lesson, "replicablePoint") : scene;
    }

    private Report.Action action(String tenant, JsonNode action) {
        return new Report.Action(
                action.path("measure").asText(),
                name(tenant, action.path("ownerId").asText()),
                LocalDate.parse(action.path("dueDate").asText()),
                text(action, "resources"),
                rows(action.path("checkpoints"), one -> checkpoint(text(one, "artefact"), one.path("criterion"), null)),
                action.path("state").asText());
    }

    private Report.Action carried(String tenant, FollowedView action) {
        return new Report.Action(
                action.measure(),
                name(tenant, action.ownerId()),
                action.dueDate(),
                null,
                action.checkpoints().stream()
                        .map(one -> checkpoint(one.artefact(), one.criterion(), one.state()))
                        .toList(),
                action.overdue() ? "overdue" : action.status());
    }

    private static Report.Checkpoint checkpoint(
            @Nullable String artefact, @Nullable JsonNode criterion, @Nullable String state) {
        if (criterion == null || !criterion.isObject()) return new Report.Checkpoint(artefact, null, null, null, state);
        return new Report.Checkpoint(
                null,
                criterion.path("metric").asText(),
                criterion.path("comparator").asText(),
                criterion.path("threshold").asText(),
                state);
    }

    private static List<Report.Restated> restated(JsonNode restatement) {
        return rows(
                restatement.path("changes"),
                change -> new Report.Restated(
                        change.path("numberKey").asText(),
                        text(change, "frozen"),
                        text(change, "current"),
                        change.path("causeCount").asLong()));
    }

    private static <T> List<T> rows(JsonNode table, Function<JsonNode, T> row) {
        List<T> rows = new ArrayList<>();
        table.forEach(one -> rows.add(row.apply(one)));
        return rows;
    }

    private static @Nullable String text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
