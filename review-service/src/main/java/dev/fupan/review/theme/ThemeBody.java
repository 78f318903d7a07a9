package dev.fupan.review.theme;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The title of a theme as the description of the API shows it. */
@Schema(name = "ThemeTitle")
record ThemeBody(
        @Schema(description = "null = none") @Nullable @Size(max = 200)
        String title) {}
