package dev.fupan.actions.action;

import dev.fupan.contracts.action.ActionEvent.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields in which two plans differ, by the names that history and events give them. */
final class PlanChanges {

    private final List<Change> found = new ArrayList<>();

    private PlanChanges() {}

    static List<Change> between(Plan before, Plan after) {
        PlanChanges changes = new PlanChanges();
        changes.compare("measure", before.measure(), after.measure());
        changes.compare("ownerId", before.ownerId(), after.ownerId());
        changes.compare("helperIds", String.join(",", before.helperIds()), String.join(",", after.helperIds()));
        changes.compare("dueDate", before.dueDate().toString(), after.dueDate().toString());
        changes.compare("resources", before.resources(), after.resources());
        changes.compare("category", before.category(), after.category());
        changes.compare("area", before.area(), after.area());
        changes.compare("degree", before.degree(), after.degree());
        changes.compare("problemId", before.problemId(), after.problemId());
        changes.compare("causeId", before.causeId(), after.causeId());
        return List.copyOf(changes.found);
    }

    private void compare(String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) found.add(new Change(field, before, after));
    }
}
