package dev.fupan.metrics.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer ready to be sent; without a body the one that the client holds is still right. */
public record Reply(String tag, String mediaType, @Nullable String body, Map<String, String> headers) {
    static Reply unchanged(String tag) {
        return new Reply(tag, "application/json", null, Map.of());
    }
}
