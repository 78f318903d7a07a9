package dev.fupan.review.report;

import static dev.fupan.review.report.PackReading.rows;
import static dev.fupan.review.report.PackReading.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Team;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.followup.FollowedView;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** The items are by their kind, each kind in the order in which they were made. */
    Report compose(
            HeldSession held,
            int contributed,
            @Nullable JsonNode pack,
            Map<String, List<JsonNode>> items,
            List<Earlier> earlier,
            List<FollowedView> carriedOver) {
        Agenda agenda = held.session().agenda();
        String tenant = held.session().tenant();
        PackReading facts = new PackReading(pack);
        List<JsonNode> problems = items.getOrDefault("problem", List.of());
        TalkReading talk = new TalkReading(items);
        return new Report(
                agenda.goal(),
                agenda.period().from(),
                agenda.period().to(),
                LocalDate.ofInstant(agenda.meetingAt(), workspaces.zone(tenant)),
                scope(tenant, agenda.scope()),
                held.participants().stream()
                        .map(one -> new Report.Member(name(tenant, one.personId()), one.role()))
                        .toList(),
                contributed,
                facts.facts(),
                facts.chosen(),
                facts.performance(),
                facts.channels(),
                facts.funnel(),
                facts.losses(),
                facts.trends(agenda.period().from(), earlier),
                facts.moments(),
                problems.stream()
                        .filter(Composer::stands)
                        .map(Composer::problem)
                        .sorted(Comparator.comparing((Report.Problem one) -> new BigDecimal(one.impact()))
                                .reversed())
                        .toList(),
                talk.causes(),
                talk.fishbone(),
                talk.themes(),
                items.getOrDefault("lesson", List.of()).stream()
                        .map(one -> new Report.Lesson(
                                one.path("kind").asText(), one.path("content").asText(), scene(one)))
                        .toList(),
                items.getOrDefault("action", List.of()).stream()
                        .filter(one -> !one.path("state").asText().equals("withdrawn"))
                        .map(one -> action(tenant, one))
                        .toList(),
                facts.restated(items.getOrDefault("restatement", List.of())),
                carriedOver.stream().map(one -> carried(tenant, one)).toList(),
                held.session().nextGoals(),
                held.session().noActionReason());
    }

    private String name(String tenant, String personId) {
        return directory.person(tenant, personId).map(Person::name).orElse(personId);
    }

    static boolean stands(JsonNode item) {
        return !item.path("state").asText().equals("dropped");
    }

    private Map<String, String> scope(String tenant, Map<String, String> scope) {
        Map<String, String> named = new TreeMap<>(scope);
        named.computeIfPresent(
                "team", (key, id) -> directory.team(tenant, id).map(Team::name).orElse(id));
        return named;
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
                rows(
                        action.path("checkpoints"),
                        one -> checkpoint(tenant, text(one, "artefact"), one.path("criterion"), null)),
                action.path("state").asText());
    }

    private Report.Action carried(String tenant, FollowedView action) {
        return new Report.Action(
                action.measure(),
                name(tenant, action.ownerId()),
                action.dueDate(),
                null,
                action.checkpoints().stream()
                        .map(one -> checkpoint(tenant, one.artefact(), one.criterion(), one.state()))
                        .toList(),
                action.overdue() ? "overdue" : action.status());
    }

    /** Of the team by its name, where the criterion names one. */
    private Report.Checkpoint checkpoint(
            String tenant, @Nullable String artefact, @Nullable JsonNode criterion, @Nullable String state) {
        if (criterion == null || !criterion.isObject()) return new Report.Checkpoint(artefact, null, state);
        Criterion read = Json.read(criterion.toString(), Criterion.class);
        Criterion named = new Criterion(
                read.metric(),
                scope(tenant, read.filter()),
                read.window(),
                read.comparator(),
                read.threshold(),
                read.unit(),
                read.minimumSample(),
                read.mode(),
                read.horizon(),
                read.onPass(),
                read.onFail(),
                read.onInconclusive());
        return new Report.Checkpoint(null, named, state);
    }
}
