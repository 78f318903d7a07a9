package dev.fupan.metrics.view;

import dev.fupan.contracts.Topics;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.clock.ServiceClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Compares, once a second, the ends of the log with what is counted; whichever replica counts it. */
@ApplicationScoped
class LogLag implements Lag, FeedLag {
    private static final Logger LOG = Logger.getLogger(LogLag.class);
    // Without a look for so long a backlog of nothing says nothing.
    private static final Duration TRUSTED = Duration.ofSeconds(10);

    private final Broker broker;
    private final OffsetStore offsets;
    private final Clock clock;
    private final String topic;
    private final Map<Integer, Backlog> backlogs = new ConcurrentHashMap<>();
    private volatile @Nullable Instant looked;
    private volatile List<TopicPartition> partitions = List.of();
    private @Nullable Admin admin;

    LogLag(Broker broker, OffsetStore offsets, ServiceClock clock, MeterRegistry registry) {
        this.broker = broker;
        this.offsets = offsets;
        this.clock = clock.wall(); // a lag is real time, whatever day the test clock says
        this.topic = broker.topic(Topics.CRM_EVENTS);
        Gauge.builder("fupan.feed.lag.seconds", () -> gauge(millis()) / 1e3)
                .description("Since when the partition that is furthest behind has had records that are not counted")
                .register(registry);
        Gauge.builder("fupan.feed.lag.records", () -> gauge(records()))
                .description("Records of the log that are not counted")
                .register(registry);
    }

    @Override
    public OptionalLong millis(String tenant, Envelope envelope) {
        Instant now = clock.instant();
        Backlog backlog = backlogs.get(envelope.partition());
        long millis = backlog == null ? 0 : backlog.millis(now);
        return millis > 0 || trusted(now) ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    @Override
    public OptionalLong millis() {
        Instant now = clock.instant();
        long millis = backlogs.values().stream()
                .mapToLong(backlog -> backlog.millis(now))
                .max()
                .orElse(0);
        return millis > 0 || trusted(now) ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    @Override
    public OptionalLong records() {
        return trusted(clock.instant())
                ? OptionalLong.of(
                        backlogs.values().stream().mapToLong(Backlog::records).sum())
                : OptionalLong.empty();
    }

    private boolean trusted(Instant now) {
        Instant last = looked;
        return last != null && now.isBefore(last.plus(TRUSTED));
    }

    // A lag that is not known is no lag of zero.
    private static double gauge(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : Double.NaN;
    }

    @Scheduled(every = "${fupan.lag.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Uni.createFrom()
                .completionStage(() -> ends().toCompletionStage())
                // What is counted is asked for after the ends, so that a record counted meanwhile is no backlog.
                .chain(ends -> offsets.next(topic).invoke(next -> compare(ends, next)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("the lag is not known cause=%s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private void compare(Map<Integer, Long> ends, Map<Integer, Long> next) {
        Instant now = clock.instant();
        ends.forEach((partition, end) -> backlogs.computeIfAbsent(partition, key -> new Backlog())
                .look(now, end, next.getOrDefault(partition, 0L)));
        looked = now;
    }

    private KafkaFuture<Map<Integer, Long>> ends() {
        if (partitions.isEmpty()) {
            return client().describeTopics(List.of(topic)).allTopicNames().thenApply(topics -> {
                partitions = topics.get(topic).partitions().stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
                return Map.of();
            });
        }
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        return client().listOffsets(latest).all().thenApply(found -> {
            Map<Integer, Long> ends = new HashMap<>();
            found.forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        });
    }

    private synchronized Admin client() {
        Admin open = admin;
        if (open == null) {
            admin = open = broker.admin();
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofMillis(200));
        }
    }
}
