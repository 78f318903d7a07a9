package dev.fupan.local.broker;

import dev.fupan.contracts.TopicSpec;
import dev.fupan.contracts.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of the product on a broker, under a prefix and with at most so many partitions each. */
public record ProductTopics(String prefix, int maxPartitions) {

    private static final long PATIENCE_SECONDS = 30;

    /** As the contracts say. */
    public static final ProductTopics PLAIN = new ProductTopics("", Integer.MAX_VALUE);

    /** Creates those that are missing, and tells the others their settings of now; their partitions must never change. */
    public void createOn(String bootstrapServers) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = Topics.ALL.stream()
                    .filter(topic -> !there.contains(prefix + topic.name()))
                    .map(this::create)
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Map<ConfigResource, Collection<AlterConfigOp>> settings = Topics.ALL.stream()
                    .filter(topic -> there.contains(prefix + topic.name()))
                    .collect(Collectors.toMap(
                            topic -> new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic.name()),
                            ProductTopics::settings));
            admin.incrementalAlterConfigs(settings).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Collection<AlterConfigOp> settings(TopicSpec topic) {
        return topic.config().entrySet().stream()
                .map(each ->
                        new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private NewTopic create(TopicSpec topic) {
        int partitions = Math.min(topic.partitions(), maxPartitions);
        return new NewTopic(prefix + topic.name(), partitions, (short) 1).configs(topic.config());
    }
}
