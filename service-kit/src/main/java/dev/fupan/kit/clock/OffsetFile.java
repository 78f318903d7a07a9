package dev.fupan.kit.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An ISO 8601 duration such as {@code PT72H}, alone in a file that another process rewrites. A file that is away
 * means no offset; one that is empty or unreadable, as in the middle of a write, means the last offset known.
 */
final class OffsetFile {

    private static final Logger LOG = Logger.getLogger(OffsetFile.class);
    // Asking the file system for every instant would cost more than all the rest of reading a clock.
    private static final long READ_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LONGEST = 64;

    private final @Nullable Path file;
    private volatile Read last;

    private record Read(Duration offset, long atNanos) {}

    OffsetFile(@Nullable Path file) {
        this.file = file;
        this.last = new Read(Duration.ZERO, System.nanoTime() - READ_AGAIN_NANOS);
    }

    Duration offset() {
        if (file == null) return Duration.ZERO;
        Read known = last;
        long now = System.nanoTime();
        if (now - known.atNanos() < READ_AGAIN_NANOS) return known.offset();
        Read fresh = new Read(read(file, known.offset()), now);
        last = fresh;
        return fresh.offset();
    }

    private static Duration read(Path file, Duration known) {
        try {
            String text = Files.readString(file).trim();
            return text.isEmpty() || text.length() > LONGEST ? known : Duration.parse(text);
        } catch (NoSuchFileException none) {
            return Duration.ZERO;
        } catch (IOException | DateTimeException unreadable) {
            LOG.debugf("the clock keeps its offset cause=%s", unreadable.getMessage());
            return known;
        }
    }
}
