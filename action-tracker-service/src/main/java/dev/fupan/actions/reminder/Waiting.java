package dev.fupan.actions.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.criterion.Verdict;
import dev.fupan.kit.form.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was told and waits for the recipient's next digest.
 *
 * @param data of the event behind it, as it is kept
 * @param criterion of its checkpoint, as it is kept
 */
public record Waiting(
        Said said, OpenAction action, String data, @Nullable String criterion) {

    /** Empty where it tells of none, or of none that can be read. */
    Optional<Verdict> verdict() {
        try {
            return Optional.of(Verdict.valueOf(
                    Json.read(data, JsonNode.class).path("verdict").asText()));
        } catch (IllegalArgumentException | IllegalStateException none) {
            return Optional.empty();
        }
    }
}
