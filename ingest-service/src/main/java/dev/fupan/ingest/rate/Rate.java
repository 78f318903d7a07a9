package dev.fupan.ingest.rate;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Units of {@code quote} for one of {@code base}, from that day on. */
public record Rate(
        @Schema(examples = "USD") @Nullable String base,
        @Schema(examples = "EUR") @Nullable String quote,
        @Schema(examples = "2026-11-23") @Nullable LocalDate date,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "0.9215") @Nullable
        BigDecimal rate) {}
