package dev.fupan.actions.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.actions.desk.ActionForm;
import dev.fupan.actions.desk.ActionView;
import dev.fupan.actions.desk.CheckpointView;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.form.Violation;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A task template as people write it, or as an action that went well gives it. */
final class TemplateForm {

    private static final int TITLE = 200;
    private static final int A_YEAR = 366;
    private static final int A_WEEK = 7;
    // What belongs to one action and not to the practice behind it.
    private static final Set<String> NOT_HERE = Set.of("ownerId", "dueDate", "reviewId", "problemId", "causeId");

    private TemplateForm() {}

    /** Throws the problem that names everything that is wrong; {@code someone} stands in for the owner. */
    static TaskTemplate.Content read(JsonNode body, ActionForm rules, String someone) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("title", "dueInDays", "action"));
        String title = form.required("title", TITLE);
        int days = form.whole("dueInDays", 0, A_YEAR, A_WEEK);
        if (!(form.node("action") instanceof ObjectNode action)) {
            form.wrong("action", "an action without owner and date");
            Violation.throwIfAny(found);
            throw new IllegalStateException();
        }
        for (String name : NOT_HERE)
            if (action.has(name)) found.add(new Violation("/action/" + name, "nothing: it is given with each action"));
        Violation.throwIfAny(found);
        ObjectNode whole = action.deepCopy().put("ownerId", someone).put("dueDate", "2100-01-01");
        rules.read(whole, "/action");
        return new TaskTemplate.Content(title, days, action);
    }

    /** The practice behind an action: what was done, how far, and how it is seen, but not by whom and when. */
    static TaskTemplate.Content of(ActionView action, String title) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("measure", action.measure());
        body.put("category", action.category()).put("area", action.area());
        if (action.resources() != null) body.put("resources", action.resources());
        if (action.degree() != null) body.put("degree", action.degree());
        ArrayNode checkpoints = body.putArray("checkpoints");
        List<CheckpointView> all = action.checkpoints() == null ? List.of() : action.checkpoints();
        for (CheckpointView one : all) {
            if (Set.of("cancelled", "refused").contains(one.state())) continue;
            ObjectNode checkpoint = checkpoints.addObject();
            if (one.criterion() != null) checkpoint.set("criterion", Json.read(one.criterion(), JsonNode.class));
            else checkpoint.put("artefact", one.artefact());
        }
        return new TaskTemplate.Content(title, days(action), body);
    }

    private static int days(ActionView action) {
        if (action.createdAt() == null || action.dueDate() == null) return A_WEEK;
        var made = action.createdAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return (int) Math.max(0, Math.min(A_YEAR, ChronoUnit.DAYS.between(made, action.dueDate())));
    }
}
