package dev.fupan.review.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How long a stream may last: until the token ends with which it was opened, and no longer than the installation
 * allows, so that whoever has lost a key or a place in the directory loses the stream as well.
 */
final class Lifetime {

    // Tokens end by the machine's clock, whatever time the service works with.
    private static final Clock WALL = Clock.systemUTC();

    private Lifetime() {}

    /** @param authorization of a request that has been let in */
    static Duration of(@Nullable String authorization, Duration longest) {
        Long end = end(authorization);
        if (end == null) return longest;
        Duration left = Duration.ofMillis(end * 1_000 - WALL.millis());
        if (left.compareTo(longest) > 0) return longest;
        return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
    }

    private static @Nullable Long end(@Nullable String authorization) {
        if (authorization == null) return null;
        String[] parts = authorization.trim().split("\\.");
        if (parts.length != 3) return null;
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        JsonNode end = Json.read(claims, JsonNode.class).get("exp");
        return end == null ? null : end.longValue();
    }
}
