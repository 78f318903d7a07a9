package dev.fupan.kit.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compacted topic from its beginning and then for ever, on a thread of its own, into whatever keeps the
 * latest value per key.
 *
 * <p>Without a consumer group: every replica of a service wants every record. A broker that is away is waited for;
 * after its return reading goes on where it was.
 */
public final class CompactedTopic {

    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Map<String, Object> SETTINGS =
            Map.of("default.api.timeout.ms", 5000, "auto.offset.reset", "earliest");

    private final Broker broker;
    private final String topic;
    private final BiConsumer<String, byte @Nullable []> apply;
    private final Runnable caughtUp;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    // What was applied is not applied again: an old tombstone would take away for a moment what is there.
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param apply gets key and value, null for a tombstone; it is called on the reading thread, in order per key
     * @param caughtUp runs once, when everything that was there at the start has been applied
     */
    public CompactedTopic(Broker broker, String name, BiConsumer<String, byte @Nullable []> apply, Runnable caughtUp) {
        this.broker = broker;
        this.topic = broker.topic(name);
        this.apply = apply;
        this.caughtUp = caughtUp;
        this.thread = new Thread(this::run, "compacted-" + name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open != null) open.wakeup();
    }

    private void run() {
        while (!stopped(0)) {
            try (KafkaConsumer<byte[], byte[]> fresh = broker.consumer(SETTINGS)) {
                consumer = fresh;
                read(fresh);
            } catch (WakeupException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warnf("reading on soon topic=%s cause=%s", topic, failure.getMessage());
                stopped(1000);
            } finally {
                consumer = null;
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> open) {
        List<TopicPartition> partitions = partitions(open);
        if (partitions.isEmpty()) return;
        open.assign(partitions);
        for (TopicPartition partition : partitions) open.seek(partition, next.getOrDefault(partition, 0L));
        Map<TopicPartition, Long> ends = open.endOffsets(partitions);
        boolean behind = true;
        while (!stopped(0)) {
            for (ConsumerRecord<byte[], byte[]> record : open.poll(POLL)) {
                // none without a key is ours: a compacted topic refuses it
                if (record.key() != null)
                    apply.accept(new String(record.key(), StandardCharsets.UTF_8), record.value());
                next.put(new TopicPartition(topic, record.partition()), record.offset() + 1);
            }
            if (behind && ends.entrySet().stream().allMatch(end -> open.position(end.getKey()) >= end.getValue())) {
                behind = false;
                caughtUp.run();
            }
        }
    }

    // Empty while the topic does not exist yet: whoever starts the installation creates it.
    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> open) {
        List<PartitionInfo> found = open.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            stopped(300);
            return List.of();
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private boolean stopped(long waitMillis) {
        try {
            return stopping.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
