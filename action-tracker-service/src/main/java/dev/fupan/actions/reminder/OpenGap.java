package dev.fupan.actions.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.risk.Gap;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How much of an action's gap is open by the latest looks at its criteria: as much as of the one that is furthest off. */
public final class OpenGap {

    private OpenGap() {}

    /** @param measured a list of {criterion, answer}, both as they are kept; null where there is none */
    public static BigDecimal of(@Nullable String measured) {
        if (measured == null) return BigDecimal.ONE;
        BigDecimal open = BigDecimal.ZERO;
        for (JsonNode one : Json.read(measured, JsonNode.class)) open = open.max(of(one));
        return open;
    }

    private static BigDecimal of(JsonNode one) {
        JsonNode answer = one.path("answer");
        if (!answer.isTextual()) return BigDecimal.ONE;
        try {
            JsonNode value = Json.read(answer.textValue(), JsonNode.class)
                    .path("measured")
                    .path("value");
            Criterion criterion = Json.read(one.path("criterion").asText(), Criterion.class);
            return Gap.open(criterion, value.isMissingNode() || value.isNull() ? null : new BigDecimal(value.asText()));
        } catch (RuntimeException unreadable) {
            // what is not known is taken to be all open; the look itself says that it cannot be read
            return BigDecimal.ONE;
        }
    }
}
