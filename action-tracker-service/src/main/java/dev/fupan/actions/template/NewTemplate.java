package dev.fupan.actions.template;

import dev.fupan.actions.desk.ActionBodies;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a task template, for the description of the interface.
 *
 * @param action the fields of a new action without owner, date and origin
 */
@Schema(name = "NewTemplate")
record NewTemplate(
        @Schema(examples = "Weekly script drill") String title,
        @Nullable Integer dueInDays,
        ActionBodies.NewAction action) {

    /** Of an action that went well. */
    @Schema(name = "TemplateTitle")
    record Titled(String title) {}
}
