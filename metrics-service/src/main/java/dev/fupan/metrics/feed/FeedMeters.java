package dev.fupan.metrics.feed;

import dev.fupan.kit.clock.ServiceClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What the people who run the feed watch, from the start on. */
@Startup
@ApplicationScoped
class FeedMeters {
    private final Clock clock;
    private final Counter records;
    private final DistributionSummary batch;
    private final Timer commit;
    private final Timer freshness;
    private final AtomicLong newest = new AtomicLong();

    FeedMeters(MeterRegistry registry, ServiceClock clock) {
        this.clock = clock.wall(); // what it is compared with is the time of the broker
        this.records = registry.counter("fupan.feed.records");
        this.batch = registry.summary("fupan.feed.batch.size");
        this.commit = registry.timer("fupan.feed.commit");
        this.freshness = Timer.builder("fupan.feed.freshness")
                .description("from the broker's append to the commit of the batch")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        registry.gauge("fupan.feed.newest.append.seconds", newest, millis -> millis.get() / 1e3);
    }

    void committed(int size, long nanos, long newestMillis) {
        records.increment(size);
        batch.record(size);
        commit.record(Duration.ofNanos(nanos));
        newest.accumulateAndGet(newestMillis, Math::max);
        freshness.record(Duration.ofMillis(Math.max(0, clock.millis() - newestMillis)));
    }
}
