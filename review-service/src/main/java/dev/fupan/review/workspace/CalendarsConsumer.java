package dev.fupan.review.workspace;

import dev.fupan.contracts.Topics;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.broker.CompactedTopic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the calendars of {@link Workspaces} equal to the topic of calendars. */
@ApplicationScoped
class CalendarsConsumer {

    private static final Logger LOG = Logger.getLogger(CalendarsConsumer.class);

    private final Workspaces workspaces;
    private final CompactedTopic topic;

    CalendarsConsumer(Workspaces workspaces, Broker broker) {
        this.workspaces = workspaces;
        this.topic = new CompactedTopic(broker, Topics.CALENDARS, this::apply, workspaces::calendarsAreRead);
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.stop();
    }

    private void apply(String tenant, byte @Nullable [] value) {
        if (value == null) {
            workspaces.removeCalendar(tenant);
            return;
        }
        try {
            workspaces.put(tenant, EventJson.mapper().readValue(value, WorkingDays.class));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warnf("unreadable working days ignored tenant=%s", tenant);
        }
    }
}
