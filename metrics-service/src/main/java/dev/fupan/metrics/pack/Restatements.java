package dev.fupan.metrics.pack;

import dev.fupan.contracts.Topics;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.signal.SignalEvent;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.outbox.OwnEvent;
import dev.fupan.kit.problem.Cause;
import dev.fupan.metrics.view.Additions;
import dev.fupan.metrics.view.Views;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares frozen packs with the present once the feed has been quiet, and announces numbers that are others now.
 *
 * <p>A workspace whose CRM never rests is compared after the longest wait all the same. Two replicas may compare the
 * same pack; the one that moves its position announces.
 */
@ApplicationScoped
class Restatements {
    private static final Logger LOG = Logger.getLogger(Restatements.class);
    private static final String SOURCE = "/metrics-service";
    private static final int MOST_CAUSES = 100;

    /** @param since when this position was seen first; @param waiting since when there is something to compare */
    private record Seen(long position, Instant since, Instant waiting) {}

    private final Packs packs;
    private final Views views;
    private final Additions additions;
    private final RestatementStore store;
    private final Clock clock;
    private final Duration quiet;
    private final Duration longestWait;
    private final ConcurrentMap<String, Seen> seen = new ConcurrentHashMap<>();

    Restatements(
            Packs packs,
            Views views,
            Additions additions,
            RestatementStore store,
            Clock clock,
            @ConfigProperty(name = "fupan.restatements.quiet", defaultValue = "PT60S") Duration quiet,
            @ConfigProperty(name = "fupan.restatements.longest-wait", defaultValue = "PT15M") Duration longestWait) {
        this.packs = packs;
        this.views = views;
        this.additions = additions;
        this.store = store;
        this.clock = clock;
        this.quiet = quiet;
        this.longestWait = longestWait;
    }

    @Scheduled(every = "${fupan.restatements.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return store.tenants()
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants.entrySet()))
                .onItem()
                .transformToUniAndConcatenate(each -> views.envelope(each.getKey())
                        .chain(envelope -> isDue(each.getKey(), each.getValue(), envelope.position())
                                ? compare(each.getKey(), each.getValue())
                                : Uni.createFrom().voidItem())
                        .onFailure()
                        .recoverWithUni(failure -> waits(each.getKey(), failure)))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> waits("all", failure));
    }

    /** The latest word on each number of the pack that was announced. */
    Uni<String> of(String tenant, String packId) {
        return packs.pack(tenant, packId).chain(pack -> store.latest(tenant, packId)
                .chain(latest -> store.watched(tenant).map(watched -> {
                    List<Map<String, @Nullable Object>> items = new ArrayList<>();
                    latest.values().forEach(each -> items.add(item(tenant, packId, each)));
                    Map<String, @Nullable Object> body = new TreeMap<>();
                    body.put("items", items);
                    body.put("next", null);
                    watched.stream()
                            .filter(each -> each.packId().equals(packId))
                            .forEach(each -> body.put("position", String.valueOf(each.position())));
                    return CanonicalJson.of(body);
                })));
    }

    /** What cannot be compared now keeps nobody else waiting. */
    private static Uni<Void> waits(String what, Throwable failure) {
        LOG.warnf("restatements wait tenant=%s cause=%s", what, Cause.of(failure));
        return Uni.createFrom().voidItem();
    }

    private boolean isDue(String tenant, long compared, long position) {
        if (position <= compared) {
            seen.remove(tenant);
            return false;
        }
        Instant now = clock.instant();
        Seen before = seen.get(tenant);
        if (before == null || before.position() != position) {
            seen.put(tenant, new Seen(position, now, before == null ? now : before.waiting()));
            return before != null && !now.isBefore(before.waiting().plus(longestWait));
        }
        return !now.isBefore(before.since().plus(quiet));
    }

    private Uni<Void> compare(String tenant, long compared) {
        seen.remove(tenant);
        return additions.since(tenant, compared).chain(added -> store.watched(tenant)
                .onItem()
                .transformToMulti(watched -> Multi.createFrom().iterable(watched))
                .filter(watched -> watched.position() < added.known().envelope().position())
                .onItem()
                .transformToUniAndConcatenate(watched -> packs.pack(tenant, watched.packId())
                        .chain(pack -> store.latest(tenant, pack.id())
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(latest -> changes(pack, latest, added, watched.position()))
                                .chain(changes -> announce(tenant, pack, watched, added, changes)))
                        .onFailure()
                        .recoverWithUni(failure -> waits(tenant, failure)))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static List<Restatement> changes(
            Pack pack, Map<String, RestatementStore.Announced> latest, Additions.Added added, long since) {
        var present = PackFacts.numbers(added.known().snapshot(), pack.asked(), pack.evaluatedAt());
        List<Restatement> changed = new ArrayList<>();
        pack.values().forEach((key, frozen) -> {
            var last = latest.get(key);
            String announced = last == null ? frozen : last.restatement().current();
            Map<String, @Nullable Object> number = present.get(key);
            String current = number == null ? null : (String) number.get("value");
            if (!Objects.equals(announced, current)) {
                changed.add(new Restatement(key, frozen, announced, current, List.of(), 0));
            }
        });
        if (changed.isEmpty()) {
            return changed;
        }
        Causes causes = Causes.of(added, pack.asked(), pack.evaluatedAt(), since);
        changed.replaceAll(change -> change.because(causes.of(change.numberKey()), MOST_CAUSES));
        return changed;
    }

    private Uni<Void> announce(
            String tenant,
            Pack pack,
            RestatementStore.Watched watched,
            Additions.Added added,
            List<Restatement> changes) {
        long position = added.known().envelope().position();
        Instant now = clock.instant();
        return store.compared(
                tenant, watched, position, changes, now, round -> signal(tenant, pack, position, changes, now, round));
    }

    private static OutgoingRecord signal(
            String tenant, Pack pack, long position, List<Restatement> changes, Instant now, int round) {
        SignalEvent data = new SignalEvent.Restated(
                pack.id(),
                pack.asked().sessionId(),
                pack.asked().packNo(),
                String.valueOf(position),
                changes.stream().map(Restatements::told).toList());
        String id = OwnEvent.idOf(SOURCE, tenant, pack.id(), round);
        return new OwnEvent(tenant, Topics.SIGNALS, SOURCE, id, pack.id(), round, now, id, "system", data).toRecord();
    }

    private static ReviewEvent.Restatement told(Restatement change) {
        return new ReviewEvent.Restatement(
                change.numberKey(),
                decimal(change.frozen()),
                decimal(change.announced()),
                decimal(change.current()),
                change.causes(),
                change.causeCount(),
                change.withdrawn());
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Map<String, @Nullable Object> item(String tenant, String packId, RestatementStore.Announced said) {
        Restatement change = said.restatement();
        Map<String, @Nullable Object> item = new TreeMap<>();
        item.put("numberKey", change.numberKey());
        item.put("frozen", change.frozen());
        item.put("announced", change.announced());
        item.put("current", change.current());
        item.put("causes", change.causes());
        item.put("causeCount", change.causeCount());
        item.put("withdrawn", change.withdrawn());
        item.put("round", said.round());
        item.put("toPosition", String.valueOf(said.toPosition()));
        item.put("announcedAt", said.at().toString());
        item.put("eventId", OwnEvent.idOf(SOURCE, tenant, packId, said.round()));
        return item;
    }
}
