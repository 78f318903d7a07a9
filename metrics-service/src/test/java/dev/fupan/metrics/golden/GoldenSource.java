package dev.fupan.metrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Move;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.List;

/** Where the answers to a case come from: sets in memory, or the whole service. */
public interface GoldenSource {
    Snapshot snapshot(Cut cut);

    List<Move> history(EntityRef entity, Cut cut);

    /** Duplicates, conflicts, quarantine, counts. */
    JsonNode quality(Asked asked);
}
