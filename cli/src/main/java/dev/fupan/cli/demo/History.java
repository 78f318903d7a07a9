package dev.fupan.cli.demo;

import dev.fupan.cli.sending.OutgoingEvent;
import dev.fupan.cli.sending.Receipt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** All that was delivered before the anchor, in batches. */
final class History {

    private static final int BATCH = 500;

    private final Simulation lives;
    private final Simulation ledger;
    private final Instant anchor;
    private final EventWriter writer = new EventWriter(time -> time);

    History(long seed, double scale, Instant anchor) {
        this.lives = Simulation.ofLives(seed, scale, Simulation.firstDayBefore(anchor));
        this.ledger = Simulation.ofLedger(seed, scale, Simulation.firstDayBefore(anchor));
        this.anchor = anchor;
    }

    /** Sends it all and says what became of it; {@code sent} hears the running count. */
    Receipt send(Function<List<OutgoingEvent>, Receipt> intake, IntConsumer sent) {
        Receipt total = Receipt.EMPTY;
        int count = 0;
        for (List<OutgoingEvent> batch = batch(); !batch.isEmpty(); batch = batch()) {
            total = total.plus(intake.apply(batch), count);
            count += batch.size();
            sent.accept(count);
        }
        return total;
    }

    /** Writes it all as NDJSON: bytes, since a terminal's character set is nothing that JSON may depend on. */
    void print(OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        for (List<OutgoingEvent> batch = batch(); !batch.isEmpty(); batch = batch()) {
            for (OutgoingEvent event : batch) {
                buffered.write(event.json());
                buffered.write('\n');
            }
        }
        buffered.flush();
    }

    /** The next events, in the order of their delivery; empty at the anchor. */
    List<OutgoingEvent> batch() {
        List<OutgoingEvent> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH) {
            Simulation first = ledger.nextDelivery().isBefore(lives.nextDelivery()) ? ledger : lives;
            if (!first.nextDelivery().isBefore(anchor)) {
                break;
            }
            batch.add(writer.write(first.next()));
        }
        return batch;
    }
}
