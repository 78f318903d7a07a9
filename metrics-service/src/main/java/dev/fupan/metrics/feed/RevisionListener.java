package dev.fupan.metrics.feed;

import dev.fupan.metrics.view.Revised;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hears of batches that other replicas committed, so that answers kept in memory here do not go stale.
 *
 * <p>While the connection is away answers are only as old as their longest age; it is opened again for ever.
 */
@ApplicationScoped
class RevisionListener {
    private static final Logger LOG = Logger.getLogger(RevisionListener.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long UNKNOWN = -1;

    private final PgSubscriber subscriber;
    private final Event<Revised> revised;

    RevisionListener(
            Vertx vertx,
            Event<Revised> revised,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.revised = revised;
        this.subscriber = PgSubscriber.subscriber(
                vertx, PgConnectOptions.fromUri(url).setUser(user).setPassword(password));
    }

    void start(@Observes StartupEvent event) {
        subscriber.channel("fupan_revised").handler(this::heard);
        subscriber.reconnectPolicy(attempt -> PAUSE_MILLIS);
        subscriber.connect().onFailure(failure -> LOG.warnf("revisions are not heard cause=%s", failure.getMessage()));
    }

    void stop(@Observes ShutdownEvent event) {
        subscriber.close();
    }

    private void heard(String tenants) {
        for (String tenant : tenants.split(",")) {
            revised.fire(new Revised(tenant, UNKNOWN));
        }
    }
}
