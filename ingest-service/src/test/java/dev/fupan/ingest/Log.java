package dev.fupan.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fupan.kit.broker.Broker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What stands in a topic, for one key. */
public final class Log {

    private Log() {}

    /** All records of the key as of now. */
    public static List<ConsumerRecord<byte[], byte[]>> of(Broker broker, String topic, String key) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = broker.consumer(Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(broker.topic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant patience = Instant.now().plusSeconds(20);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))
                    && Instant.now().isBefore(patience))
                for (var record : consumer.poll(Duration.ofMillis(200)))
                    if (key.equals(new String(record.key(), UTF_8))) found.add(record);
        }
        return found;
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
