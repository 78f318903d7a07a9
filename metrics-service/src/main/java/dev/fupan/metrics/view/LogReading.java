package dev.fupan.metrics.view;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.kpi.Snapshot;
import io.smallrye.mutiny.Uni;

/** Reads a workspace from the log itself, from its first record on, past everything that is stored. */
public interface LogReading {
    /** Fails where the log does not begin at offset 0 any more, or gives nothing. */
    Uni<Snapshot> snapshot(String tenant, int partition, Cut cut);
}
