package dev.fupan.review.material;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A material as the description of the API shows it; {@link MaterialForm} reads it. */
@Schema(name = "MaterialState")
record MaterialBody(
        @NotNull Boolean ready,
        @Size(max = 1000) String reference,

        @Schema(enumeration = {"complete", "partial", "doubtful"})
        String quality) {}
