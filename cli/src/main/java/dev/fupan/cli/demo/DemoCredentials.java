package dev.fupan.cli.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The demo's workspace, its key, and how far its story has been told. The file is for its owner alone.
 *
 * @param anchor where history ends and the live stream begins
 * @param reached the company's time up to which something may have been sent; written before sending
 * @param told the company's time up to which everything was acknowledged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemoCredentials(
        String tenant,
        String key,
        long seed,
        double scale,
        Instant anchor,
        boolean historyLoaded,
        @Nullable Instant told,
        @Nullable Instant reached,
        List<LiveClock.Piece> clock) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    DemoCredentials {
        clock = clock == null ? List.of() : List.copyOf(clock);
    }

    static DemoCredentials fresh(String tenant, String key, long seed, double scale, Instant anchor) {
        return new DemoCredentials(tenant, key, seed, scale, anchor, false, null, null, List.of());
    }

    DemoCredentials withHistory() {
        return new DemoCredentials(tenant, key, seed, scale, anchor, true, anchor, anchor, clock);
    }

    DemoCredentials at(@Nullable Instant nowTold, @Nullable Instant nowReached, List<LiveClock.Piece> pieces) {
        return new DemoCredentials(tenant, key, seed, scale, anchor, historyLoaded, nowTold, nowReached, pieces);
    }

    static Optional<DemoCredentials> load(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), DemoCredentials.class));
        } catch (IOException unreadable) {
            throw new Refusal(ExitCode.USAGE, file + " holds no credentials of a demo. Remove it to start a new one.");
        }
    }

    void save(Path file) {
        try {
            OwnerOnly.write(file, JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("credentials are plain values", impossible);
        }
    }
}
