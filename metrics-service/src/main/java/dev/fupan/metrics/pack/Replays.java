package dev.fupan.metrics.pack;

import dev.fupan.kit.problem.Cause;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.LogReading;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Computes packs again and says whether the same comes out.
 *
 * <p>Jobs of one mode are done one after the other, since each holds a workspace's history in memory. A job whose owner
 * died is taken up by whoever comes next.
 */
@ApplicationScoped
class Replays {
    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Packs packs;
    private final ReplayStore store;
    private final Views views;
    private final LogReading log;
    private final Clock clock;
    private final Duration ownership;
    private final AtomicBoolean setsAtWork = new AtomicBoolean();
    private final AtomicBoolean logAtWork = new AtomicBoolean();

    Replays(
            Packs packs,
            ReplayStore store,
            Views views,
            LogReading log,
            Clock clock,
            @ConfigProperty(name = "fupan.replays.ownership", defaultValue = "PT60S") Duration ownership) {
        this.packs = packs;
        this.store = store;
        this.views = views;
        this.log = log;
        this.clock = clock;
        this.ownership = ownership;
    }

    /** Begins a replay and says its number; what comes of it is stored when it is done. */
    Uni<Integer> begin(String tenant, String packId, Replay.Mode mode) {
        return packs.pack(tenant, packId)
                .chain(pack -> store.add(tenant, packId, mode, body("running", mode, Map.of())))
                .invoke(() -> work(mode).subscribe().with(done -> {}));
    }

    Uni<String> replay(String tenant, String packId, int number) {
        return store.body(tenant, packId, number).map(body -> {
            if (body == null) {
                throw Refusal.notFound("There is no such replay.");
            }
            return body;
        });
    }

    @Scheduled(every = "${fupan.replays.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fromSets() {
        return work(Replay.Mode.SETS);
    }

    @Scheduled(every = "${fupan.replays.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fromLog() {
        return work(Replay.Mode.LOG);
    }

    private Uni<Void> work(Replay.Mode mode) {
        AtomicBoolean atWork = mode == Replay.Mode.SETS ? setsAtWork : logAtWork;
        return !atWork.compareAndSet(false, true)
                ? Uni.createFrom().voidItem()
                : next(mode)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("replays wait cause=%s", Cause.of(failure)))
                        .onFailure()
                        .recoverWithNull()
                        .eventually(() -> atWork.set(false));
    }

    private Uni<Void> next(Replay.Mode mode) {
        return store.take(mode, clock.instant(), clock.instant().plus(ownership))
                .chain(replay -> replay == null
                        ? Uni.createFrom().voidItem()
                        : run(replay).chain(() -> next(mode)));
    }

    private Uni<Void> run(Replay replay) {
        Duration beat = ownership.dividedBy(3);
        var alive = Multi.createFrom()
                .ticks()
                .startingAfter(beat)
                .every(beat)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> store.own(replay, clock.instant().plus(ownership))
                                .onFailure()
                                .recoverWithNull())
                .subscribe()
                .with(owned -> {});
        return packs.pack(replay.tenant(), replay.packId())
                .chain(pack -> read(replay, pack)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(snapshot -> body("done", replay.mode(), packs.compared(pack, snapshot))))
                .chain(body -> store.end(replay, "done", body))
                .onFailure()
                .recoverWithUni(failure -> failed(replay, failure))
                .eventually(alive::cancel);
    }

    private Uni<Snapshot> read(Replay replay, Pack pack) {
        Cut cut = Cut.LIVE.upTo(pack.position());
        return replay.mode() == Replay.Mode.SETS
                ? views.known(replay.tenant(), Need.EVERYTHING, cut).map(Known::snapshot)
                : views.envelope(replay.tenant())
                        .chain(envelope -> log.snapshot(replay.tenant(), envelope.partition(), cut));
    }

    private Uni<Void> failed(Replay replay, Throwable failure) {
        LOG.warnf(
                "replay fails pack=%s number=%d mode=%s attempt=%d cause=%s",
                replay.packId(), replay.number(), replay.mode().wireName(), replay.attempts(), Cause.of(failure));
        return replay.attempts() < ATTEMPTS
                ? store.own(replay, clock.instant().plus(PAUSE))
                : store.end(
                        replay,
                        "failed",
                        body("failed", replay.mode(), Map.of("reason", String.valueOf(failure.getMessage()))));
    }

    private static String body(String state, Replay.Mode mode, Map<String, ? extends @Nullable Object> outcome) {
        Map<String, @Nullable Object> members = new TreeMap<>(outcome);
        members.put("state", state);
        members.put("mode", mode.wireName());
        return CanonicalJson.of(members);
    }
}
