package dev.fupan.metrics.view;

import dev.fupan.contracts.Topics;
import dev.fupan.kit.broker.Broker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker where a cut of the log ends.
 *
 * <p>An end that was asked for after the limit of a cut holds for that cut for ever, so it is kept per partition; for
 * a later limit it is asked for anew.
 */
@ApplicationScoped
class LogCuts implements Cuts {
    private static final Logger LOG = Logger.getLogger(LogCuts.class);
    private static final long NO_SUCH_RECORD = -1;

    /** @param at before the broker was asked */
    private record End(Instant at, long offset) {}

    private final Broker broker;
    private final OffsetStore offsets;
    private final Views views;
    private final Clock clock;
    private final Vertx vertx;
    private final String topic;
    private final ConcurrentMap<Integer, End> ends = new ConcurrentHashMap<>();
    private volatile int partitions;
    private @Nullable Admin admin;

    LogCuts(Broker broker, OffsetStore offsets, Views views, Clock clock, Vertx vertx) {
        this.broker = broker;
        this.offsets = offsets;
        this.views = views;
        this.clock = clock;
        this.vertx = vertx;
        this.topic = broker.topic(Topics.CRM_EVENTS);
    }

    @Override
    public Uni<OptionalLong> last(String tenant, Instant limit) {
        return partition(tenant)
                .chain(partition -> end(partition, limit).chain(end -> next(partition)
                        .chain(next -> next < end
                                ? Uni.createFrom().item(OptionalLong.empty())
                                : lastBy(partition, limit, end))))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("the end of the log is not known cause=%s", failure.getMessage());
                    return OptionalLong.empty();
                });
    }

    @Override
    public Uni<Boolean> counted(String tenant, long position) {
        return position < 0
                ? Uni.createFrom().item(true)
                : partition(tenant).chain(this::next).map(next -> next > position);
    }

    private Uni<Long> next(int partition) {
        return offsets.next(topic).map(next -> next.getOrDefault(partition, 0L));
    }

    private Uni<OptionalLong> lastBy(int partition, Instant limit, long end) {
        return asked(partition, OffsetSpec.forTimestamp(limit.toEpochMilli() + 1))
                .map(later -> OptionalLong.of((later == NO_SUCH_RECORD ? end : Math.min(later, end)) - 1));
    }

    private Uni<Long> end(int partition, Instant limit) {
        End held = ends.get(partition);
        if (held != null && !held.at().isBefore(limit)) {
            return Uni.createFrom().item(held.offset());
        }
        Instant now = clock.instant();
        return asked(partition, OffsetSpec.latest()).invoke(end -> ends.put(partition, new End(now, end)));
    }

    // Of a tenant that nothing is counted of yet: where the producer's hash puts its records.
    private Uni<Integer> partition(String tenant) {
        return views.envelope(tenant)
                .chain(envelope -> envelope.partition() >= 0
                        ? Uni.createFrom().item(envelope.partition())
                        : partitions()
                                .map(all -> Utils.toPositive(Utils.murmur2(tenant.getBytes(StandardCharsets.UTF_8)))
                                        % all));
    }

    private Uni<Integer> partitions() {
        return partitions > 0
                ? Uni.createFrom().item(partitions)
                : here(() -> client().describeTopics(java.util.List.of(topic))
                                .topicNameValues()
                                .get(topic)
                                .toCompletionStage())
                        .map(described -> partitions = described.partitions().size());
    }

    private Uni<Long> asked(int partition, OffsetSpec which) {
        TopicPartition of = new TopicPartition(topic, partition);
        return here(() -> client().listOffsets(Map.of(of, which))
                        .partitionResult(of)
                        .toCompletionStage())
                .map(found -> found.offset());
    }

    // The client answers on its own thread; whoever asked goes on where he was.
    private <T> Uni<T> here(java.util.function.Supplier<CompletionStage<T>> question) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom().completionStage(question).emitOn(task -> context.runOnContext(ignored -> task.run()));
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
