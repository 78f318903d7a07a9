package dev.fupan.ingest.intake;

import dev.fupan.contracts.Topics;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The way of events into the log, with a bound on what is under way.
 *
 * <p>Nothing is spooled: what the broker does not acknowledge in time is reported as unknown, and sending the same
 * ids again is always safe.
 */
@ApplicationScoped
class EventLog {

    static final Problem AWAY = ProblemType.UNAVAILABLE
            .because("The log did not acknowledge every event in time, so their fate is unknown."
                    + " Send the same events again: what was written already counts once.")
            .with("missing", "broker")
            .retryAfter(2);
    static final Problem BUSY = ProblemType.UNAVAILABLE
            .because("More events are on their way to the log than fit; nothing of this request was taken.")
            .with("missing", "broker")
            .retryAfter(1);

    private static final Logger LOG = Logger.getLogger(EventLog.class);

    private final Producer<byte[], byte[]> producer;
    private final IntakeMeters meters;
    private final String events;
    private final String quarantine;
    private final long crowded;
    private final AtomicLong underWay = new AtomicLong();

    EventLog(
            Producer<byte[], byte[]> producer,
            Broker broker,
            IntakeMeters meters,
            @ConfigProperty(name = "fupan.producer.buffer-bytes", defaultValue = "33554432") long buffer) {
        this.producer = producer;
        this.meters = meters;
        this.events = broker.topic(Topics.CRM_EVENTS);
        this.quarantine = broker.topic(Topics.CRM_QUARANTINE);
        this.crowded = buffer / 2;
        meters.underWay(underWay);
    }

    /** Whether new work should wait: half of the producer's memory is taken. */
    boolean crowded() {
        return underWay.get() > crowded;
    }

    CrmRecord.Stamp stamp(String tenant, Instant now) {
        return CrmRecord.Stamp.of(tenant, now.toString());
    }

    /** Takes one checked event in hand and notes it on the receipt. */
    void take(long index, Checked checked, CrmRecord.Stamp stamp, Receipt receipt) {
        if (checked instanceof Checked.Acceptable event) {
            underWay.addAndGet(event.data().length);
            receipt.accept(index, event.envelope(), event.data().length);
            send(CrmRecord.accepted(events, event, stamp), receipt);
        } else if (checked instanceof Checked.Unknown event) {
            underWay.addAndGet(event.data().length);
            receipt.quarantine(index, event.envelope(), event.data().length);
            send(CrmRecord.quarantined(quarantine, event, stamp), receipt);
        } else if (checked instanceof Checked.Refused event) {
            receipt.reject(index, event);
            meters.rejected(event.reason());
        }
    }

    /** Takes the events of a batch, each by its place in it. */
    void take(List<Checked> batch, CrmRecord.Stamp stamp, Receipt receipt) {
        for (int i = 0; i < batch.size(); i++) take(i, batch.get(i), stamp, receipt);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Receipt receipt) {
        try {
            producer.send(record, receipt);
        } catch (RuntimeException notTaken) {
            receipt.onCompletion(null, notTaken);
        }
    }

    /** To be called once for every receipt, when it is settled. */
    void settled(Receipt receipt) {
        underWay.addAndGet(-receipt.bytes());
        Exception failure = receipt.failure();
        if (failure == null) {
            meters.taken(receipt.accepted(), receipt.quarantined());
        } else {
            int events = receipt.accepted() + receipt.quarantined();
            meters.unknown(events);
            LOG.warnf("not acknowledged events=%d cause=%s", events, failure);
        }
    }
}
