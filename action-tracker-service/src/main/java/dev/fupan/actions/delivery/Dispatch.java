package dev.fupan.actions.delivery;

import dev.fupan.actions.egress.Egress;
import dev.fupan.actions.heldup.Culprit;
import dev.fupan.actions.heldup.HeldUp;
import dev.fupan.actions.heldup.Work;
import dev.fupan.actions.webhook.Endpoint;
import dev.fupan.actions.webhook.Signer;
import dev.fupan.kit.clock.ServiceClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, so many endpoints at a time and each of them a few deliveries at once.
 *
 * <p>Killed between an answer and its entry, the same delivery goes out again with the same id: at least once, as
 * Standard Webhooks promises.
 */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ENDPOINTS_AT_ONCE = 16;

    private final TurnStore turns;
    private final Signer signer;
    private final Egress egress;
    private final ServiceClock clock;
    private final HeldUp heldUp;
    private final MeterRegistry meters;
    private final Semaphore places = new Semaphore(ENDPOINTS_AT_ONCE);

    Dispatch(TurnStore turns, Signer signer, Egress egress, ServiceClock clock, HeldUp heldUp, MeterRegistry meters) {
        this.turns = turns;
        this.signer = signer;
        this.egress = egress;
        this.clock = clock;
        this.heldUp = heldUp;
        this.meters = meters;
    }

    /** There may be something to send. */
    void nudge() {
        round().subscribe().with(done -> {});
    }

    @Scheduled(every = "${fupan.webhooks.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(this::begin)
                .whilst(begun -> begun)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("webhooks wait cause=%s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    @Scheduled(every = "12h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return turns.forget(now().minus(Duration.ofDays(DeliveryStore.KEPT_DAYS)));
    }

    private Uni<Boolean> begin() {
        if (!places.tryAcquire()) return Uni.createFrom().item(false);
        return turns.begin(now())
                .onFailure()
                .invoke(() -> places.release())
                .map(turn -> {
                    if (turn == null) places.release();
                    else serve(turn);
                    return turn != null;
                })
                .onFailure(Culprit.class)
                .recoverWithUni(failure -> {
                    heldUp.note(Work.WEBHOOKS, failure, now());
                    return turns.passOver(failure).replaceWith(true);
                });
    }

    // Goes on by itself: the next endpoint does not wait for this one.
    private void serve(Turn turn) {
        Multi.createFrom()
                .iterable(turn.due())
                .onItem()
                .transformToUni(due -> send(turn.endpoint(), due))
                .merge(Math.max(1, turn.due().size()))
                .collect()
                .last()
                .chain(() -> turns.end(turn))
                .eventually(() -> places.release())
                .subscribe()
                .with(
                        done -> nudge(),
                        failure -> LOG.warnf(
                                "turn not ended endpoint=%s cause=%s",
                                turn.endpoint().id(), failure.getMessage()));
    }

    /** Never fails: what cannot be entered is due again, and the others of the turn go on. */
    private Uni<Void> send(Endpoint endpoint, Turn.Due due) {
        Instant at = now();
        long began = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> egress.post(URI.create(endpoint.url()), headers(endpoint, due), due.bytes(), PATIENCE))
                .map(reply -> Outcome.of(reply, clock.wall().instant()))
                .onFailure()
                .recoverWithItem(Outcome::of)
                .chain(outcome -> {
                    int millis =
                            (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
                    Attempt made = new Attempt(at, millis, outcome);
                    Instant next = next(due, outcome);
                    meters.timer("fupan.webhook.attempts", "outcome", outcome.word(next != null))
                            .record(Duration.ofMillis(millis));
                    return turns.enter(endpoint, due, made, next);
                })
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "attempt not entered endpoint=%s event=%s cause=%s",
                        endpoint.id(), due.eventId(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private @Nullable Instant next(Turn.Due due, Outcome outcome) {
        if (outcome.isDelivered() || outcome.isGone()) return null;
        double chance = ThreadLocalRandom.current().nextDouble();
        return RetrySchedule.next(now(), due.failures() + 1, chance, outcome.wish())
                .orElse(null);
    }

    // Receivers compare the timestamp with a clock of their own, which no offset moves.
    private Map<String, String> headers(Endpoint endpoint, Turn.Due due) {
        long seconds = clock.wall().instant().getEpochSecond();
        String signatures = signer.sign(endpoint, now(), due.eventId(), seconds, due.body());
        return Map.of(
                "webhook-id",
                due.eventId(),
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                signatures,
                "content-type",
                "application/json",
                "user-agent",
                "Fupan-Webhooks/1");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
