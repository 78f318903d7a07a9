package dev.fupan.actions.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.fupan.actions.action.By;
import dev.fupan.actions.desk.ActionDesk;
import dev.fupan.actions.desk.ActionForm;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposal as people write it; what it asks for must be possible, or the lead would only find out later. */
final class ProposalForm {

    private static final int REASON = 500;

    private ProposalForm() {}

    /** Throws the problem that names everything that is wrong. */
    static Proposal read(JsonNode body, UUID action, String tenant, Directory directory, String currency, By by) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("field", "value", "reason"));
        String field = form.oneOf("field", Proposal.FIELDS, null);
        String reason = form.required("reason", REASON);
        String value = value(form, field, tenant, directory, currency);
        Violation.throwIfAny(found);
        return new Proposal(UUID.randomUUID(), tenant, action, field, value, reason, by);
    }

    private static @Nullable String value(
            Form form, String field, String tenant, Directory directory, String currency) {
        switch (field) {
            case "ownerId" -> {
                String owner = form.required("value", Form.SHORT);
                if (directory.person(tenant, owner).filter(Person::active).isEmpty())
                    form.wrong("value", "one active person of the directory");
                return owner;
            }
            case "dueDate" -> {
                if (form.absent("value")) form.wrong("value", "a date like 2026-11-30");
                var date = form.date("value");
                return date == null ? null : date.toString();
            }
            case "criterion" -> {
                Form inner = form.inner("value", Set.of("checkpointId", "criterion"));
                ActionDesk.id(inner.required("checkpointId", Form.SHORT));
                new ActionForm(directory, tenant, currency).checkpoint(asCheckpoint(form.node("value")));
                return form.node("value").toString();
            }
            default -> {
                if (!form.absent("value")) form.wrong("value", "nothing: " + field + " has no value");
                return null;
            }
        }
    }

    /** The checkpoint that a proposed criterion would become. */
    static JsonNode asCheckpoint(JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set("criterion", value.path("criterion"));
    }
}
