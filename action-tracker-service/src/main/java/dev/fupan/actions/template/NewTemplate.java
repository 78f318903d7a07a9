package dev.fupan.actions.template;

import dev.fupan.actions.desk.ActionBodies;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a task template, for the description of the interface.
 *
 * @param action what is to be done, without by whom and when
 */
@Schema(name = "NewTemplate")
record NewTemplate(
        @Schema(examples = "Weekly script drill") String title,
        @Nullable Integer dueInDays,
        Practice action) {

    /** An action without whom and when. */
    @Schema(name = "Practice")
    record Practice(
            @Schema(examples = "Practise 3 scripts with 5 new customers")
            String measure,

            @Nullable List<String> helperIds,
            @Nullable String resources,

            @Schema(enumeration = {"capability", "process", "resource"})
            String category,

            @Schema(enumeration = {"acquisition", "follow_up", "after_sales", "personal_ability"})
            String area,

            @Nullable String degree,
            @Nullable List<ActionBodies.NewCheckpoint> checkpoints) {}

    /** Of an action that went well. */
    @Schema(name = "TemplateTitle")
    record Titled(String title) {}
}
