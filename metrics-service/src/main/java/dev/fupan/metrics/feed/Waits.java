package dev.fupan.metrics.feed;

import dev.fupan.kit.clock.ServiceClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Batches that wait here, each under the partition of its first record, for the health page and a gauge. */
@Startup
@ApplicationScoped
class Waits {
    /** @param since the first failure after which the batch waited */
    record Wait(long offset, Fault fault, Instant since) {}

    private final ConcurrentMap<Integer, Wait> waits = new ConcurrentHashMap<>();
    private final Clock clock;

    Waits(MeterRegistry registry, ServiceClock clock) {
        this.clock = clock.wall(); // people compare it with their own clocks
        registry.gauge("fupan.feed.waiting", waits, Map::size);
    }

    void begin(ConsumerRecord<?, ?> first, Fault fault) {
        waits.compute(
                first.partition(),
                (partition, before) ->
                        new Wait(first.offset(), fault, before == null ? clock.instant() : before.since()));
    }

    void over(ConsumerRecord<?, ?> first) {
        waits.remove(first.partition());
    }

    Map<Integer, Wait> byPartition() {
        return new TreeMap<>(waits);
    }
}
