package dev.fupan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a topic is created: the one place that says how many partitions it has and how long it keeps its records.
 *
 * <p>Retention is always said, never left to the broker: its default of a week would silently end replay.
 *
 * @param retentionMs {@link #FOR_EVER} or milliseconds; of no meaning for a compacted topic, which keeps the last of each key
 */
public record TopicSpec(String name, String key, int partitions, boolean compacted, long retentionMs) {

    public static final long FOR_EVER = -1;

    public TopicSpec {
        requireNonNull(name, "name");
        requireNonNull(key, "key");
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "a topic has at least one partition, " + name + " asked for " + partitions);
        }
    }

    /** The topic's own settings, by the broker's names. */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", compacted ? "compact" : "delete");
        config.put("retention.ms", Long.toString(retentionMs));
        config.put("retention.bytes", "-1");
        // a reader that was away for weeks still hears what has been erased and revoked
        if (compacted)
            config.put("delete.retention.ms", Long.toString(Duration.ofDays(90).toMillis()));
        // positions carry the time at which the log took them, not what a producer's clock said
        config.put("message.timestamp.type", "LogAppendTime");
        return config;
    }
}
