package dev.fupan.kit.broker;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the producer know the topics that a service writes to ({@code fupan.producer.topics}).
 *
 * <p>The start waits a moment for the broker, so that a service that says it has started can take an event; when the
 * broker takes longer, asking goes on behind and readiness names what is missing.
 */
@ApplicationScoped
public class KnownTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long ASK_AGAIN_MILLIS = 25;

    private final Producer<byte[], byte[]> producer;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch complete = new CountDownLatch(1);

    KnownTopics(
            Producer<byte[], byte[]> producer,
            Broker broker,
            @ConfigProperty(name = "fupan.producer.topics") Optional<List<String>> topics) {
        this.producer = producer;
        topics.orElse(List.of()).forEach(topic -> missing.add(broker.topic(topic)));
    }

    /** Topics whose metadata has not come yet: the broker is away, or they do not exist. */
    public Set<String> missing() {
        return Set.copyOf(missing);
    }

    void start(@Observes StartupEvent event) throws InterruptedException {
        Thread asking = new Thread(this::ask, "known-topics");
        asking.setDaemon(true);
        asking.start();
        complete.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void ask() {
        try {
            do missing.removeIf(this::known);
            while (!missing.isEmpty() && !stopping.await(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
            complete.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    // The producer does not wait: it fails for now and fetches the metadata behind our back.
    private boolean known(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException notYet) {
            return false;
        }
    }
}
