package dev.fupan.cli.demo;

import dev.fupan.cli.sending.OutgoingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lives of a company up to now, batch by batch, and then those of the next one: it never ends. */
final class Story {

    private final double scale;
    private final Instant end;
    private final String suffix;
    private long seed;
    private Simulation lives;
    private EventWriter writer;

    Story(long seed, double scale, Instant end, String suffix) {
        this.seed = seed;
        this.scale = scale;
        this.end = end;
        this.suffix = suffix;
        this.lives = Simulation.ofLives(seed, scale, Simulation.firstDayBefore(end));
        this.writer = new EventWriter(time -> time, suffix);
    }

    List<OutgoingEvent> batch(int size) {
        List<OutgoingEvent> batch = new ArrayList<>(size);
        while (batch.size() < size) {
            if (!lives.nextDelivery().isBefore(end)) {
                seed++;
                lives = Simulation.ofLives(seed, scale, Simulation.firstDayBefore(end));
                writer = new EventWriter(time -> time, suffix + "-" + seed);
            }
            batch.add(writer.write(lives.next()));
        }
        return batch;
    }
}
