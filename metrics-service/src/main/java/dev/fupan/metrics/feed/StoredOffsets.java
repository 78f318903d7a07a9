package dev.fupan.metrics.feed;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Goes on where the database says, on every assignment.
 *
 * <p>Runs on the polling thread, which may block. When the database does not answer the assignment fails and is tried
 * again by the next rebalance.
 */
@ApplicationScoped
@Identifier("stored-offsets")
class StoredOffsets implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(StoredOffsets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FeedStore store;

    StoredOffsets(FeedStore store) {
        this.store = store;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        String topic = partitions.iterator().next().topic();
        List<Integer> numbers =
                partitions.stream().map(TopicPartition::partition).toList();
        Map<Integer, Long> stored = store.offsets(topic, numbers)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .expireIn(PATIENCE.toMillis())
                .await()
                .atMost(PATIENCE.plusSeconds(5));
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, stored.getOrDefault(partition.partition(), 0L));
        }
        LOG.infof("assigned partitions=%d stored=%d", partitions.size(), stored.size());
    }
}
