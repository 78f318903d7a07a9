package dev.fupan.review.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    Report compose(
            HeldSession held,
            @Nullable JsonNode pack,
            List<JsonNode> problems,
            List<JsonNode> causes,
            List<JsonNode> lessons,
            List<JsonNode> actions,
            List<JsonNode> restated) {
        Agenda agenda = held.session().agenda();
        String tenant = held.session().tenant();
        JsonNode tables =
                pack == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : pack.path("tables");
        Map<String, String> statements = new HashMap<>();
        problems.forEach(one ->
                statements.put(one.path("id").asText(), one.path("statement").asText()));
        return new Report(
                agenda.goal(),
                agenda.period().from(),
                agenda.period().to(),
                LocalDate.ofInstant(agenda.meetingAt(), workspaces.zone(tenant)),
                agenda.scope(),
                held.participants().stream()
                        .map(one -> new Report.Member(name(tenant, one.personId()), one.role()))
                        .toList(),
                pack == null ? null : facts(pack),
                rows(tables.path("performance"), Composer::performance),
                rows(tables.path("channels"), Composer::channel),
                rows(tables.path("funnel"), Composer::step),
                problems.stream()
                        .filter(Composer::stands)
                        .map(one -> new Report.Problem(
                                one.path("statement").asText(),
                                one.path("impact").asText("-"),
                                one.path("core").asBoolean()))
                        .toList(),
                causes.stream()
                        .filter(Composer::stands)
                        .sorted((one, other) -> Boolean.compare(controllable(other), controllable(one)))
                        .map(one -> cause(one, statements))
                        .toList(),
                lessons.stream()
                        .map(one -> new Report.Lesson(
                                one.path("kind").asText(), one.path("content").asText(), scene(one)))
                        .toList(),
                actions.stream().map(one -> action(tenant, one)).toList(),
                restated.stream().flatMap(one -> restated(one).stream()).toList(),
                List.of(),
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

    private static boolean controllable(JsonNode cause) {
        return cause.path("controllable").asText().equals("controllable");
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
        List<String> checkpoints = new ArrayList<>();
        for (JsonNode one : action.path("checkpoints")) {
            JsonNode criterion = one.path("criterion");
            if (criterion.isObject())
                checkpoints.add(criterion.path("metric").asText() + " "
                        + criterion.path("comparator").asText() + " "
                        + criterion.path("threshold").asText());
            else checkpoints.add(one.path("artefact").asText());
        }
        return new Report.Action(
                action.path("measure").asText(),
                name(tenant, action.path("ownerId").asText()),
                LocalDate.parse(action.path("dueDate").asText()),
                text(action, "resources"),
                checkpoints,
                action.path("state").asText());
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
