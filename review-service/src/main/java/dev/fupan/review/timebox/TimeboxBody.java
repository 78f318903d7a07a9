package dev.fupan.review.timebox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A length of time as the description of the API shows it. */
@Schema(name = "TimeboxMinutes")
record TimeboxBody(@NotNull @Min(1) @Max(480) Integer minutes) {}
