package dev.fupan.ingest.target;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a metric shall be in a period, for everyone or for one scope.
 *
 * @param value null removes the target
 * @param scope dimension -> value; empty = the whole company
 */
public record Target(
        @Schema(examples = "M-01") String metric,
        @Schema(examples = "2026-Q3") String period,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "250000")
        @Nullable
        BigDecimal value,

        @Schema(examples = "{\"region\": \"EMEA\"}") Map<String, String> scope,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "EUR") @Nullable
        String currency) {

    public Target {
        // Sorted, so that one scope has one spelling.
        scope = java.util.Collections.unmodifiableMap(new TreeMap<>(scope == null ? Map.of() : scope));
    }
}
