package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.journey.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of one tenant, as far as a batch touches it.
 *
 * @param generations readings that rows are kept for: the serving one, and one being built
 */
record Stored(String tenant, long position, List<Generation> generations, List<Entity> entities) {

    /** A stored set, and the cluster that it is read with. */
    record Entity(EntityRef entity, @Nullable String cluster, byte[] events) {}

    /** A configuration with its number. */
    record Generation(int number, boolean serving, Reading reading) {}

    static Stored nothing(String tenant) {
        return new Stored(tenant, -1, List.of(), List.of());
    }
}
