package dev.fupan.actions.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.action.Plan;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.criterion.CriterionForm;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An action as people write it, whole for a new one, in part for a change. */
public final class ActionForm {

    static final int MEASURE = 500;
    private static final int TEXT = 2_000;
    private static final int MANY = 20;
    private static final Set<String> PLAN = Set.of(
            "measure",
            "ownerId",
            "helperIds",
            "dueDate",
            "resources",
            "category",
            "area",
            "degree",
            "problemId",
            "causeId");
    private static final Set<String> ALL = plus(PLAN, "reviewId", "checkpoints");
    private static final Set<String> CHECKPOINT = Set.of("artefact", "dueDate", "criterion", "startAt");

    private final Directory directory;
    private final String tenant;
    private final String currency;
    private final List<Violation> found = new ArrayList<>();

    public ActionForm(Directory directory, String tenant, String currency) {
        this.directory = directory;
        this.tenant = tenant;
        this.currency = currency;
    }

    public record New(Plan plan, @Nullable String reviewId, List<CheckpointPlan> checkpoints) {}

    /** Throws the problem that names everything that is wrong. */
    public New read(JsonNode body) {
        return read(body, "");
    }

    /** @param pointer where it stands in what was sent */
    public New read(JsonNode body, String pointer) {
        Form field = new Form(body, pointer, found, ALL);
        String measure = field.required("measure", MEASURE);
        String owner = owner(field);
        List<String> helpers = helpers(field);
        LocalDate due = field.date("dueDate");
        if (!field.has("dueDate")) field.wrong("dueDate", "the date by which it is done, like 2026-11-30");
        String resources = field.optional("resources", TEXT);
        String category = field.oneOf("category", Plan.CATEGORIES, null);
        String area = field.oneOf("area", Plan.AREAS, null);
        String degree = field.optional("degree", TEXT);
        String problem = field.optional("problemId", Form.SHORT);
        String cause = field.optional("causeId", Form.SHORT);
        String review = field.optional("reviewId", Form.SHORT);
        List<CheckpointPlan> checkpoints = checkpoints(field);
        Violation.throwIfAny(found);
        LocalDate known = due == null ? LocalDate.MAX : due;
        Plan plan = new Plan(measure, owner, helpers, known, resources, category, area, degree, problem, cause);
        return new New(plan, review, checkpoints);
    }

    /** The plan with the fields of the body; a field that is null is taken away. */
    public Plan change(Plan before, JsonNode body) {
        Form field = new Form(body, "", found, PLAN);
        LocalDate due = field.has("dueDate") ? field.date("dueDate") : before.dueDate();
        if (due == null && found.isEmpty()) field.wrong("dueDate", "a date; an action has one");
        Plan next = new Plan(
                field.has("measure") ? field.required("measure", MEASURE) : before.measure(),
                field.has("ownerId") ? owner(field) : before.ownerId(),
                field.has("helperIds") ? helpers(field) : before.helperIds(),
                due == null ? before.dueDate() : due,
                field.has("resources") ? field.optional("resources", TEXT) : before.resources(),
                field.has("category") ? field.oneOf("category", Plan.CATEGORIES, null) : before.category(),
                field.has("area") ? field.oneOf("area", Plan.AREAS, null) : before.area(),
                field.has("degree") ? field.optional("degree", TEXT) : before.degree(),
                field.has("problemId") ? field.optional("problemId", Form.SHORT) : before.problemId(),
                field.has("causeId") ? field.optional("causeId", Form.SHORT) : before.causeId());
        Violation.throwIfAny(found);
        return next;
    }

    /** One checkpoint for an action that is there. */
    public CheckpointPlan checkpoint(JsonNode body) {
        CheckpointPlan plan = checkpoint(body, "");
        Violation.throwIfAny(found);
        return plan;
    }

    /** A criterion alone, as a checkpoint that starts now. */
    public CheckpointPlan criterion(JsonNode body) {
        Criterion criterion = CriterionForm.read(body, "", currency, found);
        Violation.throwIfAny(found);
        return new CheckpointPlan(UUID.randomUUID().toString(), null, null, criterion, null);
    }

    // Nobody is accountable where several are.
    private String owner(Form field) {
        JsonNode node = field.node("ownerId");
        if (!node.isTextual()) {
            field.wrong("ownerId", "the id of exactly one person; others can be helpers");
            return "";
        }
        return person(field, "ownerId", node.textValue());
    }

    private List<String> helpers(Form field) {
        List<String> ids = field.texts("helperIds", MANY, Form.SHORT);
        for (int i = 0; i < ids.size(); i++) person(field, "helperIds/" + i, ids.get(i));
        return ids.stream().distinct().toList();
    }

    private String person(Form field, String name, String id) {
        boolean active = directory.person(tenant, id).filter(Person::active).isPresent();
        if (!active) {
            boolean team = directory.team(tenant, id).isPresent();
            field.wrong(name, team ? "one person, not a team" : "an active person of the directory");
        }
        return id;
    }

    private List<CheckpointPlan> checkpoints(Form field) {
        List<CheckpointPlan> plans = new ArrayList<>();
        JsonNode node = field.node("checkpoints");
        if (node.isMissingNode() || node.isNull()) return plans;
        if (!node.isArray() || node.size() > MANY) field.wrong("checkpoints", "a list of at most " + MANY);
        else
            for (int i = 0; i < node.size(); i++) plans.add(checkpoint(node.get(i), field.pointer("checkpoints/" + i)));
        return plans;
    }

    private CheckpointPlan checkpoint(JsonNode json, String pointer) {
        Form field = new Form(json, pointer, found, CHECKPOINT);
        String artefact = field.optional("artefact", TEXT);
        boolean measured = field.node("criterion").isObject();
        if (measured == (artefact != null)) field.wrong("artefact", "an artefact or a criterion, one of the two");
        Criterion criterion = measured
                ? CriterionForm.read(field.node("criterion"), field.pointer("criterion"), currency, found)
                : null;
        return new CheckpointPlan(
                UUID.randomUUID().toString(), artefact, field.date("dueDate"), criterion, field.instant("startAt"));
    }

    private static Set<String> plus(Set<String> names, String... more) {
        Set<String> all = new java.util.TreeSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
