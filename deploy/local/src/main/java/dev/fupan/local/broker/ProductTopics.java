package dev.fupan.local.broker;

import dev.fupan.contracts.TopicSpec;
import dev.fupan.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the product on a broker, under a prefix and with at most so many partitions each. */
public record ProductTopics(String prefix, int maxPartitions) {

    private static final long PATIENCE_SECONDS = 30;

    /** As the contracts say. */
    public static final ProductTopics PLAIN = new ProductTopics("", Integer.MAX_VALUE);

    /** Creates those that are missing; leaves the others as they are, for their partitions must never change. */
    public void createOn(String bootstrapServers) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = Topics.ALL.stream()
                    .filter(topic -> !there.contains(prefix + topic.name()))
                    .map(this::create)
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private NewTopic create(TopicSpec topic) {
        int partitions = Math.min(topic.partitions(), maxPartitions);
        return new NewTopic(prefix + topic.name(), partitions, (short) 1).configs(topic.config());
    }
}
