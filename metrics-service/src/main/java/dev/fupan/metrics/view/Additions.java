package dev.fupan.metrics.view;

import dev.fupan.metrics.entity.EntitySet;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Tells what is known now, and what came to it after a position of the log. */
public interface Additions {

    /**
     * Everything that the sets say now, and where something was added.
     *
     * @param clusters whole clusters with an event after the position, each readable apart from all others
     * @param others the sets that lie in no cluster: configuration and facts
     */
    record Added(Known known, List<List<EntitySet>> clusters, List<EntitySet> others) {}

    Uni<Added> since(String tenant, long position);
}
