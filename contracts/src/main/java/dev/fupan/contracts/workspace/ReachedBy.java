package dev.fupan.contracts.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One way to reach a step: an event type, where needed of one qualification level, or the name of a stage. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReachedBy(
        @Nullable String type,
        @Nullable String level,
        @Nullable String stage) {

    public ReachedBy {
        if ((type == null) == (stage == null)) {
            throw new IllegalArgumentException(
                    "a step is reached by a type or by a stage, not by type " + type + " and stage " + stage);
        }
        if (level != null && type == null) {
            throw new IllegalArgumentException("level " + level + " needs a type");
        }
    }

    public static ReachedBy event(String type) {
        return new ReachedBy(type, null, null);
    }

    public static ReachedBy level(String type, String level) {
        return new ReachedBy(type, level, null);
    }

    public static ReachedBy stage(String stage) {
        return new ReachedBy(null, null, stage);
    }
}
