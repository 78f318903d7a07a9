package dev.fupan.kit.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Puts records into the outbox of the transaction in hand.
 *
 * <p>Order per key holds when whoever writes about a key holds that key's row lock first: positions are drawn at
 * the insert, so two transactions that do not wait for each other may commit in the other order.
 */
@ApplicationScoped
public class Outbox {

    private static final String APPEND =
            "insert into outbox (tenant, topic, key, headers, value) values ($1, $2, $3, $4, $5)";
    // Named parameters for Hibernate; the value travels as hexadecimal, which needs no type of its own.
    private static final String APPEND_NATIVE = """
            insert into outbox (tenant, topic, key, headers, value)
            values (:tenant, :topic, :key, :headers, decode(nullif(:value, '-'), 'hex'))
            """;

    private final Event<OutboxFilled> filled;

    Outbox(Event<OutboxFilled> filled) {
        this.filled = filled;
    }

    /** In a transaction of the PostgreSQL client. */
    public Uni<Void> append(SqlConnection connection, List<OutgoingRecord> records) {
        if (records.isEmpty()) return Uni.createFrom().voidItem();
        List<Tuple> rows = new ArrayList<>(records.size());
        for (OutgoingRecord r : records) {
            Buffer value = r.value() == null ? null : Buffer.buffer(r.value());
            rows.add(Tuple.from(new Object[] {r.tenant(), r.topic(), r.key(), r.headersJson(), value}));
        }
        return connection.preparedQuery(APPEND).executeBatch(rows).replaceWithVoid();
    }

    /** In a transaction of Hibernate Reactive; what the session holds is flushed first, to take its locks. */
    public Uni<Void> append(Mutiny.Session session, OutgoingRecord... records) {
        Uni<Void> all = session.flush();
        for (OutgoingRecord r : records) all = all.chain(() -> appendOne(session, r));
        return all;
    }

    private static Uni<Void> appendOne(Mutiny.Session session, OutgoingRecord r) {
        byte[] value = r.value();
        return session.createNativeQuery(APPEND_NATIVE)
                .setParameter("tenant", r.tenant())
                .setParameter("topic", r.topic())
                .setParameter("key", r.key())
                .setParameter("headers", r.headersJson())
                .setParameter(
                        "value", value == null ? "-" : java.util.HexFormat.of().formatHex(value))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** To be called after the commit: the relay need not wait for its next round. */
    public void nudge() {
        filled.fire(new OutboxFilled());
    }

    record OutboxFilled() {}
}
