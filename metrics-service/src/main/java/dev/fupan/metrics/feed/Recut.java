package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.kit.problem.Cause;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.EventCodec;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.view.Revised;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies a changed configuration to all of history, beside the generation that serves, and switches when complete.
 *
 * <p>It reads the sets, never the log, in chunks of clusters by name. Each chunk holds the partition's offset row, so
 * the feed waits for one chunk at most; what the feed writes in between it writes for both generations.
 */
@ApplicationScoped
class Recut {
    private static final Logger LOG = Logger.getLogger(Recut.class);

    private final FeedStore store;
    private final RecutStore work;
    private final ChangeStore changes;
    private final Event<Revised> revised;
    private final String topic;

    Recut(
            FeedStore store,
            RecutStore work,
            ChangeStore changes,
            Event<Revised> revised,
            @ConfigProperty(name = "mp.messaging.incoming.crm-events.topic") String topic) {
        this.store = store;
        this.work = work;
        this.changes = changes;
        this.revised = revised;
        this.topic = topic;
    }

    @Scheduled(every = "${fupan.recut.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return work.tenantsBuilding()
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem()
                .transformToUniAndConcatenate(this::recut)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("recut waits cause=%s", Cause.of(failure)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> recut(String tenant) {
        return step(tenant).chain(more -> {
            if (more) {
                return recut(tenant);
            }
            revised.fire(new Revised(tenant, -1));
            return Uni.createFrom().voidItem();
        });
    }

    /** One chunk in one transaction; whether there is more to do. */
    Uni<Boolean> step(String tenant) {
        return store.inTransaction(List.of(tenant), Duration.ZERO, connection -> chunk(connection, tenant));
    }

    private Uni<Boolean> chunk(SqlConnection connection, String tenant) {
        return work.partition(connection, tenant)
                .chain(partition -> store.lockOffsets(connection, topic, List.of(partition)))
                .chain(() -> work.building(connection, tenant))
                .chain(building -> building == null
                        ? Uni.createFrom().item(false)
                        : work.nextClusters(connection, tenant, building.doneCluster())
                                .chain(clusters -> clusters.isEmpty()
                                        ? finish(connection, tenant, building)
                                        : read(connection, tenant, building, clusters)));
    }

    private Uni<Boolean> read(
            SqlConnection connection, String tenant, RecutStore.Building building, List<String> clusters) {
        return work.sets(connection, tenant, clusters)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(entities ->
                        rows(tenant, building.number(), store.reading(building.configuration()), entities.values()))
                .chain(rows -> changes.write(connection, List.of(rows)))
                .chain(() -> work.done(connection, tenant, building.number(), clusters.get(clusters.size() - 1)))
                .replaceWith(true);
    }

    /** What a generation says of these clusters. */
    static Changes rows(String tenant, int generation, Reading reading, Collection<List<Stored.Entity>> clusters) {
        Changes rows = new Changes(tenant, -1);
        for (List<Stored.Entity> entities : clusters) {
            if (entities.get(0).entity().kind().equals(EntityRef.CUSTOMER)) {
                continue;
            }
            List<EntitySet> sets = new ArrayList<>(entities.size());
            for (Stored.Entity entity : entities) {
                sets.add(new EntitySet(entity.entity(), EventCodec.decode(entity.events())));
            }
            for (Journey journey : reading.journeys(Parties.of(sets, Cut.LIVE))) {
                rows.journeys.add(new Changes.JourneyRow(generation, journey));
                journey.deals().forEach(deal -> rows.deals.add(new Changes.DealRow(generation, deal)));
            }
        }
        return rows;
    }

    private Uni<Boolean> finish(SqlConnection connection, String tenant, RecutStore.Building building) {
        LOG.infof("generation serves tenant=%s generation=%d", tenant, building.number());
        return work.serve(connection, tenant, building.number()).replaceWith(false);
    }
}
