package dev.fupan.kit.page;

import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place in a list after which the next page begins: the key of the last row, opaque to clients. */
public record Cursor(List<String> key) {

    public Cursor {
        key = List.copyOf(key);
    }

    public static Cursor after(String... key) {
        return new Cursor(List.of(key));
    }

    public String encode() {
        byte[] json = new JsonArray(key).encode().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** Null for the first page; a cursor that is none of ours is refused. */
    public static @Nullable Cursor decode(@Nullable String text, int parts) {
        if (text == null || text.isEmpty()) return null;
        try {
            JsonArray json = new JsonArray(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            List<String> key = json.stream().map(String::valueOf).toList();
            // a NUL would fail in the database
            if (key.size() == parts && key.stream().noneMatch(part -> part.indexOf(0) >= 0)) return new Cursor(key);
        } catch (DecodeException | IllegalArgumentException notOurs) {
            // answered below
        }
        throw foreign();
    }

    /** That part of the key, where it is a time. */
    public Instant time(int part) {
        try {
            return Instant.parse(key.get(part));
        } catch (DateTimeParseException notOurs) {
            throw foreign();
        }
    }

    private static HttpProblem foreign() {
        return ProblemType.MALFORMED
                .because("The cursor is not one of this list.")
                .asException();
    }
}
