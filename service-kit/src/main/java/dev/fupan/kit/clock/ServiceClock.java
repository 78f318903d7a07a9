package dev.fupan.kit.clock;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one {@link Clock} that a service injects: the machine's time plus the offset in the file named by
 * {@code fupan.clock.offset-file}, plus what a test has added.
 *
 * <p>Without that setting the file does not exist for us, and the clock is the machine's. Who needs the machine's time
 * in any case, to check a credential or to compare with the broker's append time, asks {@link #wall()}.
 */
@Singleton
public class ServiceClock extends Clock {

    private final Clock wall = Clock.systemUTC();
    private final OffsetFile file;
    private volatile Duration added = Duration.ZERO;

    @Inject
    ServiceClock(@ConfigProperty(name = "fupan.clock.offset-file") Optional<Path> file) {
        this(new OffsetFile(file.orElse(null)));
    }

    private ServiceClock(OffsetFile file) {
        this.file = file;
    }

    /** A clock that reads its offset from that file. */
    public static ServiceClock readingOffsetFrom(Path file) {
        return new ServiceClock(new OffsetFile(requireNonNull(file, "file")));
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(file.offset()).plus(added);
    }

    /** The machine's time, which no offset moves. */
    public Clock wall() {
        return wall;
    }

    /** Moves this clock within this process; for tests. */
    public synchronized void advance(Duration by) {
        added = added.plus(by);
    }

    /** Moves this clock to that instant, from where it runs on; for tests. */
    public synchronized void moveTo(Instant instant) {
        added = Duration.between(wall.instant().plus(file.offset()), instant);
    }

    /** Takes back what {@link #advance} and {@link #moveTo} added. */
    public synchronized void reset() {
        added = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Zoned.of(this, zone);
    }
}
