package dev.fupan.kit.broker;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the broker is, how to talk to it, and what the topics are called in this installation. */
@ApplicationScoped
public class Broker {

    private final Map<String, Object> settings;
    private final String prefix;

    public Broker(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "fupan.topics.prefix") Optional<String> prefix) {
        this.settings = settings;
        this.prefix = prefix.orElse("");
    }

    /** The name under which a topic of {@code Topics} exists here. */
    public String topic(String name) {
        return prefix + name;
    }

    /** Address, security and whatever else {@code kafka.*} says, with {@code more} on top. */
    public Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    public String address() {
        return String.valueOf(settings.get("bootstrap.servers"));
    }

    /** A consumer of raw records; the caller closes it. */
    public KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("allow.auto.create.topics", false);
        all.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings(all), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** An administrative client; the caller closes it. */
    public Admin admin() {
        return Admin.create(settings(Map.of("default.api.timeout.ms", 4000, "request.timeout.ms", 2000)));
    }
}
