package dev.fupan.metrics.drift;

import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.kit.problem.Cause;
import dev.fupan.metrics.view.Drift;
import dev.fupan.metrics.view.SelfCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks the stored rows of every workspace from time to time, one after the other, for a gauge and the log.
 *
 * <p>Each replica does so by itself. A workspace that cannot be checked keeps its last result; the time of the last
 * round in which all were checked tells how old a result may be.
 */
@Startup
@ApplicationScoped
class DriftRound {
    private static final Logger LOG = Logger.getLogger(DriftRound.class);

    private final SelfCheck check;
    private final Clock clock;
    private final Map<String, Long> differing = new ConcurrentHashMap<>();
    private volatile @Nullable Instant ended;

    DriftRound(SelfCheck check, ServiceClock clock, MeterRegistry registry) {
        this.check = check;
        this.clock = clock.wall(); // dashboards compare it with their own time
        Gauge.builder("fupan.drift", () -> drift())
                .description("Stored rows that are not what the events say, over all workspaces")
                .register(registry);
        Gauge.builder("fupan.drift.checked.seconds", () -> checkedSeconds())
                .description("When a round last checked all workspaces, in seconds since 1970")
                .register(registry);
    }

    // A start has enough to do.
    @Scheduled(
            every = "${fupan.drift.every:1h}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return check.tenants()
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem()
                .transformToUniAndConcatenate(this::checked)
                .collect()
                .asList()
                .invoke(all -> {
                    if (!all.contains(false)) {
                        ended = clock.instant();
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("self-check waits cause=%s", Cause.of(failure)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Boolean> checked(String tenant) {
        return check.drift(tenant)
                .invoke(drift -> note(tenant, drift))
                .replaceWith(true)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("stored rows are not checked tenant=%s cause=%s", tenant, Cause.of(failure)))
                .onFailure()
                .recoverWithItem(false);
    }

    private void note(String tenant, Drift drift) {
        differing.put(tenant, drift.drift());
        if (drift.drift() != 0) {
            LOG.warnf(
                    "stored rows differ from the events tenant=%s rows=%d position=%d",
                    tenant, drift.drift(), drift.position());
        }
    }

    // Before the first round nothing is known, which is not the same as nothing differing.
    private double drift() {
        return ended == null && differing.isEmpty()
                ? Double.NaN
                : differing.values().stream().mapToLong(Long::longValue).sum();
    }

    private double checkedSeconds() {
        Instant last = ended;
        return last == null ? Double.NaN : last.getEpochSecond();
    }
}
