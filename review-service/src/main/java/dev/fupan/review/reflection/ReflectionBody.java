package dev.fupan.review.reflection;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reflection as the description of the API shows it; {@link ReflectionText} reads it. */
@Schema(name = "ReflectionText")
record ReflectionBody(@NotNull @Size(max = 2000) String text, boolean anonymous) {}
