package dev.fupan.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** What the operator sees of the door: events by fate, how long an answer took, how full the producer is. */
@ApplicationScoped
class IntakeMeters {

    private static final String EVENTS = "fupan.intake.events";

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter quarantined;
    private final Counter unknown;
    private final Map<Checked.Reason, Counter> rejected = new EnumMap<>(Checked.Reason.class);
    private final Timer answers;
    private @Nullable KafkaClientMetrics producerMetrics;

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = fate("accepted", "none");
        this.quarantined = fate("quarantined", "unknown-type");
        this.unknown = fate("unknown", "not-acknowledged");
        for (Checked.Reason reason : Checked.Reason.values()) rejected.put(reason, fate("rejected", reason.slug()));
        this.answers = Timer.builder("fupan.intake.answers")
                .description("From the request's head to the end of its answer")
                .publishPercentileHistogram()
                .register(registry);
    }

    private Counter fate(String outcome, String reason) {
        return Counter.builder(EVENTS)
                .description("Events by what became of them")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(registry);
    }

    void bindProducer(@Observes StartupEvent event, Producer<byte[], byte[]> producer) {
        producerMetrics = new KafkaClientMetrics(producer);
        producerMetrics.bindTo(registry);
    }

    @PreDestroy
    void close() {
        if (producerMetrics != null) producerMetrics.close();
    }

    void underWay(AtomicLong bytes) {
        Gauge.builder("fupan.intake.under.way", bytes, AtomicLong::get)
                .description("Bytes of event data sent and not yet acknowledged")
                .baseUnit("bytes")
                .register(registry);
    }

    void taken(int acceptedEvents, int quarantinedEvents) {
        accepted.increment(acceptedEvents);
        if (quarantinedEvents > 0) quarantined.increment(quarantinedEvents);
    }

    void unknown(int events) {
        unknown.increment(events);
    }

    void rejected(Checked.Reason reason) {
        rejected.get(reason).increment();
    }

    void answered(long sinceNanos) {
        answers.record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
    }
}
