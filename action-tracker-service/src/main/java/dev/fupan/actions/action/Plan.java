package dev.fupan.actions.action;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed, in the fields of the action plan.
 *
 * @param ownerId the one person who is accountable
 * @param degree how far it must come to count as success
 */
public record Plan(
        String measure,
        String ownerId,
        List<String> helperIds,
        LocalDate dueDate,
        @Nullable String resources,
        String category,
        String area,
        @Nullable String degree,
        @Nullable String problemId,
        @Nullable String causeId) {

    public static final Set<String> CATEGORIES = Set.of("capability", "process", "resource");
    public static final Set<String> AREAS = Set.of("acquisition", "follow_up", "after_sales", "personal_ability");

    public Plan {
        requireNonNull(measure, "measure");
        requireNonNull(ownerId, "ownerId");
        requireNonNull(dueDate, "dueDate");
        requireNonNull(category, "category");
        requireNonNull(area, "area");
        helperIds = List.copyOf(helperIds);
    }

    public Plan measured(String other) {
        return new Plan(other, ownerId, helperIds, dueDate, resources, category, area, degree, problemId, causeId);
    }

    public Plan ownedBy(String other) {
        return new Plan(measure, other, helperIds, dueDate, resources, category, area, degree, problemId, causeId);
    }

    /** The same but for the date, for the next one of a series. */
    public Plan dueOn(LocalDate date) {
        return new Plan(measure, ownerId, helperIds, date, resources, category, area, degree, problemId, causeId);
    }
}
