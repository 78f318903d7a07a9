package dev.fupan.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.review.ReviewEvent.ActionAgreed;
import dev.fupan.kit.criterion.CriterionForm;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An action as a session agrees on it, field by field of the action plan. */
final class AgreementForm {

    private static final int TEXT = 500;
    private static final int MANY = 20;
    private static final Set<String> FIELDS = Set.of(
            "measure",
            "ownerId",
            "helperIds",
            "dueDate",
            "resources",
            "category",
            "area",
            "degree",
            "problemId",
            "causeId",
            "checkpoints",
            "recurrence");
    private static final Set<String> CATEGORIES = Set.of("capability", "process", "resource");
    private static final Set<String> AREAS = Set.of("acquisition", "follow_up", "after_sales", "personal_ability");
    private static final Set<String> DAYS =
            Arrays.stream(DayOfWeek.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Directory directory;
    private final String tenant;
    private final String currency;
    private final LocalDate earliest;
    private final List<Violation> found = new ArrayList<>();

    /** @param earliest day on which anything can be due */
    AgreementForm(Directory directory, String tenant, String currency, LocalDate earliest) {
        this.directory = directory;
        this.tenant = tenant;
        this.currency = currency;
        this.earliest = earliest;
    }

    /** Throws the problem that names everything that is wrong. */
    ActionAgreed read(UUID decisionId, JsonNode body) {
        Form form = new Form(body, "", found, FIELDS);
        String measure = form.required("measure", TEXT);
        String owner = owner(form);
        List<String> helpers = helpers(form);
        LocalDate due = due(form);
        String resources = form.optional("resources", TEXT);
        String category = form.oneOf("category", CATEGORIES, null);
        String area = form.oneOf("area", AREAS, null);
        String degree = form.optional("degree", TEXT);
        String problem = form.optional("problemId", Form.SHORT);
        String cause = form.optional("causeId", Form.SHORT);
        List<CheckpointPlan> checkpoints = checkpoints(decisionId, form);
        Recurrence recurrence = form.absent("recurrence") ? null : recurrence(form, due);
        Violation.throwIfAny(found);
        return new ActionAgreed(
                decisionId.toString(),
                measure,
                owner,
                helpers,
                due,
                resources,
                category,
                area,
                degree,
                problem,
                cause,
                checkpoints,
                recurrence);
    }

    private LocalDate due(Form form) {
        LocalDate due = form.date("dueDate");
        if (form.absent("dueDate")) form.wrong("dueDate", "the date by which it is done, like 2026-11-30");
        if (due != null && due.isBefore(earliest)) form.wrong("dueDate", "a date from " + earliest + " on");
        return due == null ? earliest : due;
    }

    // Nobody is accountable where several are.
    private String owner(Form form) {
        JsonNode node = form.node("ownerId");
        if (node.isTextual()) return person(form, "ownerId", node.textValue());
        form.wrong("ownerId", "the id of exactly one person; others can be helpers");
        return "";
    }

    private List<String> helpers(Form form) {
        List<String> ids = form.texts("helperIds", MANY, Form.SHORT);
        for (int i = 0; i < ids.size(); i++) person(form, "helperIds/" + i, ids.get(i));
        return ids.stream().distinct().toList();
    }

    private String person(Form form, String name, String id) {
        boolean active = directory.person(tenant, id).filter(Person::active).isPresent();
        if (!active) {
            boolean team = directory.team(tenant, id).isPresent();
            form.wrong(name, team ? "one person, not a team" : "an active person of the directory");
        }
        return id;
    }

    private List<CheckpointPlan> checkpoints(UUID decisionId, Form form) {
        List<CheckpointPlan> plans = new ArrayList<>();
        if (form.absent("checkpoints")) return plans;
        JsonNode node = form.node("checkpoints");
        if (!node.isArray() || node.size() > MANY) form.wrong("checkpoints", "a list of at most " + MANY);
        else for (int i = 0; i < node.size(); i++) plans.add(checkpoint(decisionId, form, node.get(i), i));
        return plans;
    }

    private CheckpointPlan checkpoint(UUID decisionId, Form all, JsonNode json, int at) {
        Form form = new Form(
                json,
                all.pointer("checkpoints") + "/" + at,
                found,
                Set.of("artefact", "dueDate", "criterion", "startAt"));
        String artefact = form.optional("artefact", TEXT);
        boolean measured = !form.absent("criterion");
        if (measured == !form.absent("artefact")) form.wrong("artefact", "an artefact or a criterion, one of the two");
        Criterion criterion = measured
                ? CriterionForm.read(form.node("criterion"), form.pointer("criterion"), currency, found)
                : null;
        // From the decision's id, so that the same request again plans the same checkpoints.
        UUID id = NamedId.of("checkpoint", tenant, decisionId, at);
        return new CheckpointPlan(id.toString(), artefact, form.date("dueDate"), criterion, form.instant("startAt"));
    }

    private @Nullable Recurrence recurrence(Form all, LocalDate first) {
        Form form = all.inner("recurrence", Set.of("frequency", "interval", "days", "until", "count"));
        String frequency = form.oneOf("frequency", Set.of("daily", "weekly", "monthly"), null);
        List<String> days = form.texts("days", 7, 9);
        if (!DAYS.containsAll(days)) form.wrong("days", "days of the week like MONDAY");
        if (!days.isEmpty() && !frequency.equals("weekly")) form.wrong("days", "nothing unless it is weekly");
        LocalDate until = form.date("until");
        if (until != null && until.isBefore(first)) form.wrong("until", "a date from the first due date on");
        boolean counted = !form.absent("count");
        int count = form.whole("count", 1, 1000, 1);
        return new Recurrence(
                frequency,
                form.whole("interval", 1, 52, 1),
                days.stream().distinct().toList(),
                until,
                counted ? count : null);
    }
}
