package dev.fupan.review.changes;

import dev.fupan.review.session.SessionStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Listens to the database for sessions that have changed; one connection of the pool is kept for that. */
@ApplicationScoped
class BellStore {

    private static final Logger LOG = Logger.getLogger(BellStore.class);
    private static final String LISTEN = "listen " + SessionStore.CHANNEL;
    private static final long AGAIN_MILLIS = 1_000;

    private final Pool pool;
    private final Vertx vertx;
    private final Bell bell;
    private volatile boolean stopping;

    BellStore(Pool pool, Vertx vertx, Bell bell) {
        this.pool = pool;
        this.vertx = vertx;
        this.bell = bell;
    }

    void start(@Observes StartupEvent starting) {
        listen();
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    private void listen() {
        // the timer may outlive the pool
        if (stopping) return;
        pool.getConnection().subscribe().with(this::listen, this::failed);
    }

    private void listen(SqlConnection connection) {
        PgConnection postgres = PgConnection.cast(connection.getDelegate());
        postgres.notificationHandler(notice -> bell.ring(notice.getPayload()));
        postgres.closeHandler(gone -> failed(new IllegalStateException("the connection was closed")));
        connection.query(LISTEN).execute().subscribe().with(listening -> bell.ringAll(), failure -> {
            // closing it leads to the next attempt
            connection.closeAndForget();
            LOG.warnf("changes are not listened to cause=%s", failure.getMessage());
        });
    }

    private void failed(Throwable failure) {
        if (stopping) return;
        LOG.debugf("changes are listened to again soon cause=%s", failure.getMessage());
        vertx.setTimer(AGAIN_MILLIS, again -> listen());
    }
}
