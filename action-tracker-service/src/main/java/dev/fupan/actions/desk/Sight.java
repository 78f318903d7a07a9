package dev.fupan.actions.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose actions somebody sees whole, besides those that they help with or that come from a review of theirs.
 *
 * @param personId null = sees all of them
 */
public record Sight(@Nullable String personId, List<String> owners) {

    public boolean isOfEverything() {
        return personId == null;
    }
}
