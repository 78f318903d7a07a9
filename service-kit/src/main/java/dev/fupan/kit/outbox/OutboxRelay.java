package dev.fupan.kit.outbox;

import dev.fupan.kit.broker.Broker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what stands in the outbox, oldest first, and deletes it once the broker has acknowledged it.
 *
 * <p>One relay works at a time over all replicas (an advisory lock held for the transaction). When a send fails,
 * it and everything after it stays and is sent again: a key's last record is then last in the topic as well.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;

    // The policy of the outbox shows a relay the rows of every tenant.
    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('fupan.outbox')) as mine";
    private static final String OLDEST =
            "select position, topic, key, headers, value from outbox order by position limit " + BATCH;
    private static final String SENT = "delete from outbox where position = any ($1)";

    private final Pool pool;
    private final Producer<byte[], byte[]> producer;
    private final Broker broker;
    private final Vertx vertx;
    private final long everyMillis;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile boolean stopped;

    OutboxRelay(
            Pool pool,
            Producer<byte[], byte[]> producer,
            Broker broker,
            Vertx vertx,
            @ConfigProperty(name = "fupan.outbox.every-ms", defaultValue = "500") long everyMillis) {
        this.pool = pool;
        this.producer = producer;
        this.broker = broker;
        this.vertx = vertx;
        this.everyMillis = everyMillis;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(everyMillis, timer -> {
            if (stopped) vertx.cancelTimer(timer);
            else relay();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    void filled(@Observes Outbox.OutboxFilled event) {
        relay();
    }

    private void relay() {
        again.set(true);
        if (stopped || !running.compareAndSet(false, true)) return;
        again.set(false);
        round().subscribe().with(this::finished, failure -> {
            LOG.warnf("outbox waits cause=%s", failure.getMessage());
            finished(0);
        });
    }

    // A full batch or a nudge in the meantime: there is more to do.
    private void finished(int sent) {
        running.set(false);
        if (sent == BATCH || again.get() && sent > 0) relay();
    }

    private Uni<Integer> round() {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.query(LOCK).execute())
                .chain(lock -> lock.iterator().next().getBoolean("mine")
                        ? sendOldest(connection)
                        : Uni.createFrom().item(0)));
    }

    private Uni<Integer> sendOldest(SqlConnection connection) {
        return connection.query(OLDEST).execute().chain(rows -> {
            List<Long> positions = new ArrayList<>();
            List<CompletableFuture<Boolean>> sends = new ArrayList<>();
            for (Row row : rows) {
                positions.add(row.getLong("position"));
                sends.add(send(row));
            }
            if (sends.isEmpty()) return Uni.createFrom().item(0);
            var all = CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new));
            return Uni.createFrom()
                    .completionStage(all)
                    .emitOn(vertxContext())
                    .chain(() -> delete(connection, acknowledgedPrefix(positions, sends)));
        });
    }

    private CompletableFuture<Boolean> send(Row row) {
        var outcome = new CompletableFuture<Boolean>();
        var value = row.getBuffer("value");
        var record = OutgoingRecord.toKafka(
                broker.topic(row.getString("topic")),
                row.getString("key"),
                new JsonObject(row.getString("headers")),
                value == null ? null : value.getBytes());
        producer.send(record, (metadata, failure) -> outcome.complete(failure == null));
        return outcome;
    }

    // Kafka answers on its own thread; the connection belongs to this context.
    private java.util.concurrent.Executor vertxContext() {
        var context = vertx.getOrCreateContext();
        return task -> context.runOnContext(ignored -> task.run());
    }

    private static Long[] acknowledgedPrefix(List<Long> positions, List<CompletableFuture<Boolean>> sends) {
        int acknowledged = 0;
        while (acknowledged < sends.size() && sends.get(acknowledged).join()) acknowledged++;
        return positions.subList(0, acknowledged).toArray(Long[]::new);
    }

    private static Uni<Integer> delete(SqlConnection connection, Long[] sent) {
        if (sent.length == 0) return Uni.createFrom().item(0);
        return connection.preparedQuery(SENT).execute(Tuple.of(sent)).replaceWith(sent.length);
    }
}
