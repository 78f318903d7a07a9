package dev.fupan.review.workspace;

import dev.fupan.contracts.Topics;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.broker.CompactedTopic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Workspaces} equal to the topic of workspaces. */
@ApplicationScoped
class WorkspacesConsumer {

    private static final Logger LOG = Logger.getLogger(WorkspacesConsumer.class);

    private final Workspaces workspaces;
    private final CompactedTopic topic;

    WorkspacesConsumer(Workspaces workspaces, Broker broker) {
        this.workspaces = workspaces;
        this.topic = new CompactedTopic(broker, Topics.WORKSPACES, this::apply, workspaces::configurationsAreRead);
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.stop();
    }

    private void apply(String tenant, byte @Nullable [] value) {
        if (value == null) {
            workspaces.remove(tenant);
            return;
        }
        try {
            workspaces.put(tenant, EventJson.mapper().readValue(value, WorkspaceConfiguration.class));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warnf("unreadable workspace configuration ignored tenant=%s", tenant);
        }
    }
}
