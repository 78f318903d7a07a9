package dev.fupan.metrics.pack;

import static dev.fupan.teststack.Patience.PATIENCE;

import dev.fupan.metrics.view.Additions;
import dev.fupan.metrics.view.Lag;
import dev.fupan.metrics.view.Views;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The service once more on the same database, with nothing in its memory, or with other definitions. */
@ApplicationScoped
public class SecondReplica {

    private final Packs packs;
    private final PackStore store;
    private final Views views;
    private final Lag lag;
    private final Additions additions;
    private final RestatementStore restatements;
    private final Clock clock;
    private final Vertx vertx;
    private final Pool pool;

    SecondReplica(
            Packs packs,
            PackStore store,
            Views views,
            Lag lag,
            Additions additions,
            RestatementStore restatements,
            Clock clock,
            Vertx vertx,
            Pool pool) {
        this.packs = packs;
        this.store = store;
        this.views = views;
        this.lag = lag;
        this.additions = additions;
        this.restatements = restatements;
        this.clock = clock;
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Compares all packs at once, however shortly ago something came. */
    public void compares() {
        Restatements fresh =
                new Restatements(packs, views, additions, restatements, clock, Duration.ZERO, Duration.ZERO);
        fresh.round().await().atMost(PATIENCE);
        fresh.round().await().atMost(PATIENCE);
    }

    /** A replay that somebody took and never ended; he owns it until then. */
    public void diedOver(String tenant, String packId, int number, String mode, Instant owned) {
        pool.withTransaction(connection -> connection
                        .preparedQuery("select set_config('app.tenant', $1, true)")
                        .execute(Tuple.of(tenant))
                        .chain(() -> connection
                                .preparedQuery("""
                                        insert into pack_replay
                                            (tenant, pack_id, replay_no, state, body, mode, owned_until, attempts)
                                        values ($1, $2, $3, 'running', '{"state":"running"}', $4, $5, 1)""")
                                .execute(Tuple.of(tenant, packId, number, mode, owned.atOffset(ZoneOffset.UTC)))))
                .await()
                .atMost(PATIENCE);
    }

    /** Freezes as an earlier release of the service would have. */
    public String frozenBefore(String tenant, String asked) {
        Packs earlier = new Packs(views, store, lag, clock, vertx, "0.0.1");
        return earlier.freeze(tenant, PackAsked.of(asked))
                .await()
                .atMost(PATIENCE)
                .id();
    }

    /** Stores the pack once more under another id, with a number that it never had. */
    public String withAnotherNumber(String tenant, String packId, String another, String value, String instead) {
        Pack pack = packs.pack(tenant, packId).await().atMost(PATIENCE);
        String request = pack.request().replace("\"packNo\":1", "\"packNo\":2");
        String body = pack.body().replace(value, instead);
        store.add(
                        tenant,
                        new Pack(
                                another,
                                PackAsked.of(request),
                                request,
                                pack.position(),
                                pack.evaluatedAt(),
                                CanonicalJson.sha256(Map.of("of", body)),
                                body))
                .await()
                .atMost(PATIENCE);
        return another;
    }
}
