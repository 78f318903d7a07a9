package dev.fupan.kit.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Team;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.broker.CompactedTopic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the {@link Directory} equal to its topic: a record adds or changes, a tombstone erases. */
@ApplicationScoped
class DirectoryConsumer {

    private static final Logger LOG = Logger.getLogger(DirectoryConsumer.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Directory directory;
    private final CompactedTopic topic;

    DirectoryConsumer(Directory directory, Broker broker) {
        this.directory = directory;
        this.topic = new CompactedTopic(broker, Topics.DIRECTORY, this::apply, directory::markCaughtUp);
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.stop();
    }

    private void apply(String text, byte @Nullable [] value) {
        DirectoryKey key = DirectoryKey.parse(text).orElse(null);
        if (key == null) {
            LOG.warnf("unknown kind of directory record ignored key=%s", text);
        } else if (value == null) {
            directory.erase(key);
        } else {
            put(key, value);
        }
    }

    private void put(DirectoryKey key, byte[] value) {
        try {
            if (key.kind().equals(DirectoryKey.TEAM)) directory.put(key.tenant(), JSON.readValue(value, Team.class));
            else directory.put(key.tenant(), JSON.readValue(value, Person.class));
        } catch (IOException | IllegalArgumentException unreadable) {
            // What cannot be understood must not go on holding as it did before.
            directory.remove(key);
            LOG.warnf("unreadable directory record ignored key=%s", key.text());
        }
    }
}
