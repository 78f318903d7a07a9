package dev.fupan.actions.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A task template as clients see it.
 *
 * @param dueInDays after how many days an action that is made of it is due, unless a date is given
 * @param action an action as people write it, without owner and date
 * @param fromAction the action that it was made of
 */
@Schema(name = "TaskTemplate")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateView(
        UUID id,
        long revision,
        String title,
        int dueInDays,

        @Schema(implementation = Map.class) @JsonRawValue String action,

        @Nullable UUID fromAction,
        boolean retired,
        Instant createdAt,
        String createdBy) {}
