package dev.fupan.metrics.pack;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Lag;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Freezes numbers, and compares them with what can be had again. */
@ApplicationScoped
class Packs {
    private static final Logger LOG = Logger.getLogger(Packs.class);
    private static final int MOST_DIFFERENCES = 1_000;
    // Everything, and yet read from the sets: what is frozen is what a replay reads.
    private static final Cut ALL_OF_THE_SETS = Cut.LIVE.upTo(Long.MAX_VALUE - 1);

    private final Views views;
    private final PackStore store;
    private final Lag lag;
    private final Clock clock;
    private final Vertx vertx;
    private final Definitions definitions;

    Packs(
            Views views,
            PackStore store,
            Lag lag,
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.application.version") String codeVersion) {
        this.views = views;
        this.store = store;
        this.lag = lag;
        this.clock = clock;
        this.vertx = vertx;
        this.definitions = Definitions.inForce(codeVersion);
    }

    /** The pack of this session and number, frozen now when there is none yet. */
    Uni<Pack> freeze(String tenant, PackAsked asked) {
        Executor caller = MutinyHelper.executor(vertx.getOrCreateContext());
        return store.find(tenant, asked)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(same(found.get(), asked))
                        : views.known(tenant, Need.EVERYTHING, ALL_OF_THE_SETS)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(known -> pack(asked, known, lag.millis(tenant, known.envelope())))
                                // A worker has no context of its own: what the database answered it would reach the
                                // resource without the scope of its request.
                                .emitOn(caller)
                                .chain(pack -> store.add(tenant, pack))
                                .chain(() -> store.find(tenant, asked))
                                .map(stored -> same(stored.orElseThrow(), asked)));
    }

    Uni<Pack> pack(String tenant, String id) {
        return store.find(tenant, id).map(found -> found.orElseThrow(() -> Refusal.notFound("There is no such pack.")));
    }

    /** What a reading up to the position of the pack gives beside the pack; members of a replay. */
    Map<String, @Nullable Object> compared(Pack pack, Snapshot snapshot) {
        Map<String, @Nullable Object> again = hashed(pack.asked(), snapshot, pack.position(), pack.evaluatedAt());
        String hash = CanonicalJson.sha256(again);
        boolean same = hash.equals(pack.hash());
        Definitions then = pack.definitions();
        boolean changed = !then.equals(definitions);
        List<Map<String, @Nullable Object>> differences =
                same ? List.of() : Differences.between(pack.content(), Pack.json(CanonicalJson.of(again)));
        if (!same && !changed) {
            LOG.errorf("a replay gives other numbers by the same definitions pack=%s", pack.id());
        }
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("hash", hash);
        members.put("same", same);
        members.put("position", pack.position());
        members.put("definitionChanged", changed);
        members.put("definitions", changed ? Map.of("frozen", then.members(), "now", definitions.members()) : null);
        members.put("differences", differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size())));
        members.put("differenceCount", differences.size());
        return members;
    }

    private Pack pack(PackAsked asked, Known known, OptionalLong behind) {
        Instant evaluation = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        long position = known.envelope().position();
        Map<String, @Nullable Object> members = hashed(asked, known.snapshot(), position, evaluation);
        String hash = CanonicalJson.sha256(members);
        String id = UUID.randomUUID().toString();
        members.put("packId", id);
        members.put("sessionId", asked.sessionId());
        members.put("packNo", asked.packNo());
        members.put("hash", hash);
        members.put("envelope", PackEnvelope.of(known.envelope(), evaluation, behind));
        members.putAll(definitions.members());
        return new Pack(
                id, asked, CanonicalJson.of(asked.canonical()), position, evaluation, hash, CanonicalJson.of(members));
    }

    private static Map<String, @Nullable Object> hashed(
            PackAsked asked, Snapshot snapshot, long position, Instant evaluation) {
        Map<String, @Nullable Object> members = new TreeMap<>(facts(asked, snapshot, position, evaluation));
        members.put("from", asked.from());
        members.put("to", asked.to());
        members.put("scope", asked.scope());
        members.put("position", position);
        members.put("evaluatedAt", evaluation.toString());
        members.put("zone", snapshot.configuration().timeZone());
        members.put("currency", snapshot.configuration().currency());
        return members;
    }

    // The engine says by this exception that there is no such pipeline.
    private static Map<String, @Nullable Object> facts(
            PackAsked asked, Snapshot snapshot, long position, Instant evaluation) {
        try {
            return PackFacts.of(snapshot, asked, position, evaluation);
        } catch (IllegalArgumentException refused) {
            throw Refusal.of("pipeline", String.valueOf(refused.getMessage()));
        }
    }

    private static Pack same(Pack pack, PackAsked asked) {
        if (!pack.request().equals(CanonicalJson.of(asked.canonical()))) {
            throw ProblemType.INVALID
                    .because("Pack " + asked.packNo()
                            + " of this session was frozen of something else; use the next number.")
                    .with("parameter", "Idempotency-Key")
                    .asException();
        }
        return pack;
    }
}
