package dev.fupan.cli.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come: per file the number of rows whose events the service has acknowledged.
 *
 * <p>It belongs to one mapping, one address and one beginning of each file. A file that grew goes on behind the old
 * end; one whose beginning changed is refused, since the row count would then mean other rows.
 */
final class Position {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BEGINNING = 4096;

    private final @Nullable Path file;
    private final ObjectNode content;

    private Position(@Nullable Path file, ObjectNode content) {
        this.file = file;
        this.content = content;
    }

    /** Nothing done yet, and nothing kept. */
    static Position forgotten() {
        return new Position(null, JSON.createObjectNode());
    }

    static Position load(Path file, Mapping mapping, String target, boolean fromStart) {
        ObjectNode fresh = JSON.createObjectNode()
                .put("mapping", mapping.name())
                .put("mappingFingerprint", mapping.fingerprint())
                .put("target", target);
        fresh.putObject("files");
        if (fromStart || !Files.exists(file)) {
            return new Position(file, fresh);
        }
        try {
            ObjectNode kept = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
            for (String member : new String[] {"mapping", "mappingFingerprint", "target"}) {
                if (!kept.path(member).equals(fresh.path(member))) {
                    throw new Refusal(
                            ExitCode.USAGE,
                            "%s belongs to another %s. Give another --state, or --from-start to send everything again."
                                    .formatted(file, member.equals("target") ? "address" : "mapping"));
                }
            }
            return new Position(file, kept);
        } catch (IOException | ClassCastException unreadable) {
            throw new Refusal(ExitCode.USAGE, file + " is no position of an import. Remove it, or give --from-start.");
        }
    }

    /** Rows of the file that are done. */
    long rows(Path input) {
        ObjectNode entry = content.withObjectProperty("files").withObjectProperty(key(input));
        int length = entry.path("beginning").asInt(0);
        if (length > 0 && !entry.path("digest").asText().equals(digest(beginning(input, length)))) {
            throw new Refusal(
                    ExitCode.USAGE,
                    input
                            + " is not the file of the stored position. Give --from-start to send it from its first row.");
        }
        return entry.path("rows").asLong(0);
    }

    void advance(Path input, long rows) {
        ObjectNode entry = content.withObjectProperty("files").withObjectProperty(key(input));
        if (!entry.has("digest")) {
            byte[] beginning = beginning(input, BEGINNING);
            entry.put("beginning", beginning.length).put("digest", digest(beginning));
        }
        entry.put("rows", rows);
        save();
    }

    private void save() {
        if (file == null) {
            return;
        }
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String key(Path input) {
        return input.toAbsolutePath().normalize().toString();
    }

    private static byte[] beginning(Path input, int length) {
        try (InputStream bytes = Files.newInputStream(input)) {
            return bytes.readNBytes(length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(byte[] beginning) {
        return UUID.nameUUIDFromBytes(beginning).toString();
    }
}
