package dev.fupan.review.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionState;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Packs of sessions, and the promise that one which was asked for is stored or asked for again. */
@ApplicationScoped
public class FactStore {

    private static final String NEWEST_FIRST = "from FactPack p where p.sessionId = :session order by p.packNo desc";
    private static final String FROZEN =
            "from FactPack p where p.sessionId = :session and p.state = 'frozen' order by p.packNo";
    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String FORGOTTEN = """
            select tenant, session_id, pack_no, request, asked_by from fact_pack
            where state = 'asked' and not given_up and asked_at < $1 order by asked_at limit 20
            """;

    private final SessionStore sessions;
    private final Pool pool;

    FactStore(SessionStore sessions, Pool pool) {
        this.sessions = sessions;
        this.pool = pool;
    }

    /** A pack that waits for its answer. */
    record Asked(String tenant, UUID sessionId, int packNo, String request, String askedBy) {

        String key() {
            return sessionId + "/" + packNo;
        }
    }

    /** A pack of this session with its numbers and tables, as it was answered; null when there is none of that id. */
    public Uni<@Nullable JsonNode> pack(Mutiny.Session db, UUID sessionId, String packId) {
        return frozen(db, sessionId).map(packs -> packs.stream()
                .filter(pack -> pack.view().packId().equals(packId))
                .findFirst()
                .map(FactStore::json)
                .orElse(null));
    }

    /** The newest pack; null before the first freeze. */
    public Uni<@Nullable JsonNode> newest(Mutiny.Session db, UUID sessionId) {
        return frozen(db, sessionId).map(packs -> packs.isEmpty() ? null : json(packs.get(packs.size() - 1)));
    }

    private static JsonNode json(FactPack pack) {
        return Json.read(pack.body(), JsonNode.class);
    }

    private static Uni<List<FactPack>> frozen(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(FROZEN, FactPack.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    /** Writes down that a pack is wanted: the one that still waits for its answer, or else the next one. */
    Uni<Asked> ask(Caller caller, UUID sessionId, By by) {
        return sessions.change(caller, sessionId, Right.FACILITATE, by, (db, held) -> {
            if (!(held.state() instanceof SessionState.Running))
                throw ProblemType.CONFLICT
                        .because("Facts are frozen while a session is running; this one is "
                                + held.state().word() + ".")
                        .with("state", held.state().word())
                        .asException();
            return db.createQuery(NEWEST_FIRST, FactPack.class)
                    .setParameter("session", sessionId)
                    .setMaxResults(1)
                    .getSingleResultOrNull()
                    .map(last -> {
                        if (last != null && last.waitsFor(held, caller)) {
                            last.askAgain(by);
                            return asked(last);
                        }
                        // The metrics may hold a pack of that number, frozen of what was wanted before: pass it over.
                        if (last != null && !last.isFrozen()) held.drop(last);
                        FactPack next = new FactPack(held, last == null ? 1 : last.packNo() + 1, caller, by);
                        held.make(next);
                        return asked(next);
                    });
        });
    }

    private static Asked asked(FactPack pack) {
        return new Asked(pack.tenant(), pack.sessionId(), pack.packNo(), pack.request(), pack.askedBy());
    }

    /** Stores the answer, unless it is stored already; all see it from then on. */
    Uni<PackView> freeze(Asked asked, By by, String answer) {
        return sessions.changeBySystem(asked.tenant(), asked.sessionId(), by, (db, held) -> find(db, asked)
                .map(pack -> {
                    if (pack == null)
                        throw ProblemType.CONFLICT
                                .because("Facts of another period or scope were asked for meanwhile; freeze again.")
                                .asException();
                    if (pack.isFrozen()) return pack.view();
                    ReviewEvent.FactsFrozen event = pack.freeze(answer);
                    held.tell(event);
                    held.log("facts", event.packId(), Visibility.members(), pack.view());
                    return pack.view();
                }));
    }

    /** Whoever asked was told to try again. */
    Uni<Void> giveUp(Asked asked, By by) {
        return sessions.changeBySystem(asked.tenant(), asked.sessionId(), by, (db, held) -> find(db, asked)
                .invoke(pack -> {
                    if (pack != null) pack.giveUp();
                })
                .replaceWithVoid());
    }

    /** The metrics will never answer this; its number is free for another question. */
    Uni<Void> withdraw(Asked asked, By by) {
        return sessions.changeBySystem(asked.tenant(), asked.sessionId(), by, (db, held) -> find(db, asked)
                .invoke(pack -> {
                    if (pack != null && !pack.isFrozen()) held.drop(pack);
                })
                .replaceWithVoid());
    }

    private static Uni<@Nullable FactPack> find(Mutiny.Session db, Asked asked) {
        return db.find(FactPack.class, new FactPack.Key(asked.sessionId(), asked.packNo()));
    }

    Uni<List<FactPack>> frozen(Caller caller, UUID sessionId, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> frozen(db, sessionId));
    }

    /** Packs whose asker died before the answer was stored. */
    Uni<List<Asked>> forgotten(Instant before) {
        return pool.withTransaction(
                        connection -> connection.query(AS_RELAY).execute().chain(() -> connection
                                .preparedQuery(FORGOTTEN)
                                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))))
                .map(rows -> {
                    List<Asked> all = new ArrayList<>();
                    for (Row row : rows)
                        all.add(new Asked(
                                row.getString("tenant"),
                                row.getUUID("session_id"),
                                row.getInteger("pack_no"),
                                row.getString("request"),
                                row.getString("asked_by")));
                    return all;
                });
    }
}
