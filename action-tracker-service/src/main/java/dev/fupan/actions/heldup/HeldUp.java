package dev.fupan.actions.heldup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What is held up at present, for the log, a gauge and the health page.
 *
 * <p>Kept by each replica of what it has met itself. What has not failed again some time after its next try has gone
 * through here or elsewhere, or nobody wants it any more.
 */
@ApplicationScoped
public class HeldUp {

    private static final Logger LOG = Logger.getLogger(HeldUp.class);
    private static final Duration SLACK = Duration.ofMinutes(5);
    private static final int LONGEST_CAUSE = 200;

    private record Piece(Work work, String tenant, String what) {}

    private record Failing(Instant nextTry, String cause) {}

    private final ConcurrentMap<Piece, Failing> failing = new ConcurrentHashMap<>();
    private final Clock clock;

    HeldUp(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        for (Work work : Work.values())
            Gauge.builder("fupan.held.up", () -> numbers().getOrDefault(work.word(), 0L))
                    .tag("work", work.word())
                    .description("Pieces of work whose time has come and which do not go through")
                    .register(meters);
    }

    /**
     * Does one piece of a round so that the round goes on, whatever becomes of it; it is tried again in the next one.
     *
     * @return whether it went through
     */
    public Uni<Boolean> apart(Work work, String tenant, Object what, Supplier<Uni<?>> doing) {
        return Uni.createFrom()
                .deferred(doing::get)
                .map(done -> {
                    through(work, tenant, what);
                    return true;
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    note(work, tenant, what, failure, clock.instant());
                    return false;
                });
    }

    /** It failed, and is tried again then. One line in the log for each new cause is enough. */
    public void note(Work work, String tenant, Object what, Throwable failure, Instant nextTry) {
        Piece piece = new Piece(work, tenant, what.toString());
        String cause = words(failure);
        Failing before = failing.put(piece, new Failing(nextTry, cause));
        if (before == null || !before.cause().equals(cause))
            LOG.warnf("held up work=%s tenant=%s what=%s cause=%s", work.word(), tenant, what, cause);
    }

    public void note(Work work, Culprit culprit, Instant nextTry) {
        note(work, culprit.tenant(), culprit.row(), culprit.getCause(), nextTry);
    }

    public void through(Work work, String tenant, Object what) {
        failing.remove(new Piece(work, tenant, what.toString()));
    }

    /** How many pieces of which work are held up; work that goes well is not in it. */
    Map<String, Long> numbers() {
        Instant over = clock.instant().minus(SLACK);
        failing.values().removeIf(one -> one.nextTry().isBefore(over));
        Map<String, Long> numbers = new TreeMap<>();
        failing.keySet().forEach(piece -> numbers.merge(piece.work().word(), 1L, Long::sum));
        return numbers;
    }

    // Neither what a person wrote nor the text of a statement belongs in a log.
    private static String words(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause())
            if (one instanceof PgException refused) return "refused by the database, SQLSTATE " + refused.getSqlState();
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.substring(0, Math.min(LONGEST_CAUSE, message.length()));
    }
}
