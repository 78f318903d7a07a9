package dev.fupan.cli.demo;

import dev.fupan.cli.sending.OutgoingEvent;
import dev.fupan.cli.sending.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The company's story after the anchor, told as it comes due.
 *
 * <p>Before a batch is sent the credentials file says how far it will reach, and afterwards that it was told: what a
 * crash leaves between the two is sent again, the same to the byte.
 */
final class LiveStream {

    private static final int BATCH = 200;
    /** Events per hour of full pulse, measured on a year at scale 1. */
    static final double EVENTS_PER_PULSE_HOUR = 17;

    private final Path file;
    private final InstantSource time;
    private final LiveClock clock;
    private final EventWriter writer;
    private final Simulation lives;
    private final Simulation ledger;
    private DemoCredentials state;

    /**
     * @param eventsPerSecond the average pace while it runs
     */
    LiveStream(DemoCredentials state, Path file, InstantSource time, double eventsPerSecond) {
        this.file = file;
        this.time = time;
        Instant anchor = state.anchor();
        Instant told = Objects.requireNonNullElse(state.told(), anchor);
        Instant reached = Objects.requireNonNullElse(state.reached(), anchor);
        this.clock = new LiveClock(state.clock());
        clock.resume(reached, time.instant(), EVENTS_PER_PULSE_HOUR * state.scale() / eventsPerSecond);
        this.state = state.at(told, reached, clock.pieces());
        this.state.save(file);
        this.writer = new EventWriter(clock);
        this.lives = Simulation.ofLives(state.seed(), state.scale(), Simulation.firstDayBefore(anchor));
        this.ledger = Simulation.ofLedger(state.seed(), state.scale(), Simulation.firstDayBefore(anchor));
        lives.skipTo(told);
        // the calendar keeps our time, and a week of it sent twice is a handful of events
        Instant since = clock.real(told).minus(Duration.ofDays(7));
        ledger.skipTo(since.isBefore(anchor) ? anchor : since);
    }

    /** Sends what is due and says how long it takes until the next is. */
    Duration tell(Function<List<OutgoingEvent>, Receipt> intake) {
        Instant now = time.instant();
        sendLedger(intake, now);
        while (!clock.real(lives.nextDelivery()).isAfter(now)) {
            List<OutgoingEvent> batch = new ArrayList<>();
            Instant last = lives.nextDelivery();
            while (batch.size() < BATCH && !clock.real(lives.nextDelivery()).isAfter(now)) {
                last = lives.nextDelivery();
                batch.add(writer.write(lives.next()));
            }
            Instant beyond = last.plusMillis(1);
            Instant told = Objects.requireNonNull(state.told());
            remember(told, later(beyond, Objects.requireNonNull(state.reached())));
            intake.apply(batch);
            remember(beyond, Objects.requireNonNull(state.reached()));
        }
        Duration wait = Duration.between(time.instant(), clock.real(lives.nextDelivery()));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void sendLedger(Function<List<OutgoingEvent>, Receipt> intake, Instant now) {
        List<OutgoingEvent> due = new ArrayList<>();
        EventWriter plain = new EventWriter(instant -> instant);
        while (!ledger.nextDelivery().isAfter(now)) {
            due.add(plain.write(ledger.next()));
        }
        for (int i = 0; i < due.size(); i += BATCH) {
            intake.apply(due.subList(i, Math.min(due.size(), i + BATCH)));
        }
    }

    private void remember(Instant told, Instant reached) {
        state = state.at(told, reached, clock.pieces());
        state.save(file);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
