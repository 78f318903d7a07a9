package dev.fupan.review.grouping;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bringing together, as the description of the API shows it. */
final class GroupingBody {

    private GroupingBody() {}

    @Schema(name = "ThemeMerge")
    record Merge(@NotNull UUID into) {}

    @Schema(name = "ReflectionMove")
    record Move(
            @Schema(description = "null = a theme of its own; must be there") @Nullable
            UUID themeId) {}
}
