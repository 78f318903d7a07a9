package dev.fupan.metrics.pack;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Freezes numbers, and shows that they can be had again. */
@ApplicationScoped
class Packs {
    private static final Need EVERYTHING =
            new Need(EnumSet.allOf(Need.Rows.class), Long.MIN_VALUE, Long.MAX_VALUE);
    // Everything, and yet read from the sets: what is frozen is what a replay reads.
    private static final Cut ALL_OF_THE_SETS = Cut.LIVE.upTo(Long.MAX_VALUE - 1);

    private final Views views;
    private final PackStore store;
    private final Clock clock;
    private final String codeVersion;

    Packs(
            Views views,
            PackStore store,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String codeVersion) {
        this.views = views;
        this.store = store;
        this.clock = clock;
        this.codeVersion = codeVersion;
    }

    /** The pack of this session and number, frozen now when there is none yet. */
    Uni<Pack> freeze(String tenant, PackAsked asked) {
        return store.find(tenant, asked).chain(found -> found.isPresent()
                ? Uni.createFrom().item(same(found.get(), asked))
                : views.known(tenant, EVERYTHING, ALL_OF_THE_SETS)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(known -> pack(asked, known))
                        .chain(pack -> store.add(tenant, pack))
                        .chain(() -> store.find(tenant, asked))
                        .map(stored -> same(stored.orElseThrow(), asked)));
    }

    Uni<Pack> pack(String tenant, String id) {
        return store.find(tenant, id)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("There is no such pack.")));
    }

    /** Begins a replay from the sets and says its number; what comes of it is stored when it is done. */
    Uni<Integer> replay(String tenant, String id) {
        return pack(tenant, id).chain(pack -> store.beginReplay(tenant, id, replayed("running", null, null))
                .invoke(number -> read(tenant, pack)
                        .map(hash -> replayed("done", hash, pack.hash()))
                        .chain(body -> store.endReplay(tenant, id, number, "done", body))
                        .onFailure()
                        .recoverWithUni(failure ->
                                store.endReplay(tenant, id, number, "failed", replayed("failed", null, null)))
                        .subscribe()
                        .with(done -> {}, failure -> {})));
    }

    Uni<String> replay(String tenant, String id, int number) {
        return store.replay(tenant, id, number).map(body -> {
            if (body == null) {
                throw Refusal.notFound("There is no such replay.");
            }
            return body;
        });
    }

    private Uni<String> read(String tenant, Pack pack) {
        return views.known(tenant, EVERYTHING, Cut.LIVE.upTo(pack.position()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> CanonicalJson.sha256(
                        hashed(pack.asked(), known.snapshot(), pack.position(), pack.evaluatedAt())));
    }

    private Pack pack(PackAsked asked, Known known) {
        Instant evaluation = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        long position = known.envelope().position();
        Map<String, @Nullable Object> members = hashed(asked, known.snapshot(), position, evaluation);
        String hash = CanonicalJson.sha256(members);
        String id = UUID.randomUUID().toString();
        members.put("packId", id);
        members.put("sessionId", asked.sessionId());
        members.put("packNo", asked.packNo());
        members.put("hash", hash);
        members.put("codeVersion", codeVersion);
        members.put("catalogueVersion", Catalogue.get().version());
        members.put("tzdataVersion", ZoneRulesProvider.getVersions("UTC").lastKey());
        return new Pack(
                id, asked, CanonicalJson.of(asked.canonical()), position, evaluation, hash, CanonicalJson.of(members));
    }

    private static Map<String, @Nullable Object> hashed(
            PackAsked asked, Snapshot snapshot, long position, Instant evaluation) {
        Map<String, @Nullable Object> members = new TreeMap<>(facts(asked, snapshot, evaluation));
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
    private static Map<String, @Nullable Object> facts(PackAsked asked, Snapshot snapshot, Instant evaluation) {
        try {
            return PackFacts.of(snapshot, asked, evaluation);
        } catch (IllegalArgumentException refused) {
            throw Refusal.of("pipeline", String.valueOf(refused.getMessage()));
        }
    }

    private static Pack same(Pack pack, PackAsked asked) {
        if (!pack.request().equals(CanonicalJson.of(asked.canonical()))) {
            throw ProblemType.INVALID
                    .because("Pack " + asked.packNo() + " of this session was frozen of something else; use the next number.")
                    .with("parameter", "Idempotency-Key")
                    .asException();
        }
        return pack;
    }

    private static String replayed(String state, @Nullable String hash, @Nullable String frozen) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("state", state);
        members.put("mode", "sets");
        members.put("hash", hash);
        members.put("same", hash == null ? null : hash.equals(frozen));
        return CanonicalJson.of(members);
    }
}
