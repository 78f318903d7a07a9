package dev.fupan.kit.tenant;

import dev.fupan.contracts.Topics;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.broker.CompactedTopic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps {@link ApiKeys} equal to the topic of keys: a record adds or changes a key, a tombstone revokes it. */
@ApplicationScoped
class ApiKeysConsumer {

    private static final Logger LOG = Logger.getLogger(ApiKeysConsumer.class);

    private final ApiKeys keys;
    private final CompactedTopic topic;

    ApiKeysConsumer(ApiKeys keys, Broker broker) {
        this.keys = keys;
        this.topic = new CompactedTopic(broker, Topics.KEYS, this::apply, keys::markCaughtUp);
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.stop();
    }

    private void apply(String keyId, byte @Nullable [] value) {
        if (value == null) {
            keys.remove(keyId);
            return;
        }
        try {
            keys.put(KeyRecord.fromJson(keyId, value));
        } catch (IOException | IllegalArgumentException unreadable) {
            // A key that cannot be understood must not go on working as it did before.
            keys.remove(keyId);
            LOG.warnf("unreadable API key record ignored keyId=%s", keyId);
        }
    }
}
