package dev.fupan.metrics.view;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.workspace.Configurations;
import java.util.List;

/** A snapshot under any cut, read from the sets themselves. */
public final class SetReading {
    private SetReading() {}

    /** @param sets all sets of a workspace */
    public static Snapshot snapshot(List<EntitySet> sets, Cut cut) {
        SetScan scan = new SetScan(Need.EVERYTHING, cut, sets);
        scan.read(sets);
        return scan.snapshot();
    }

    /** The configuration in force, the standard one when none was ever written. */
    public static WorkspaceConfiguration configuration(List<EntitySet> sets, Cut cut) {
        EventSet workspace = EventSet.EMPTY;
        for (EntitySet set : sets) {
            if (set.entity().kind().equals(EntityRef.WORKSPACE)) {
                workspace = set.events();
            }
        }
        return Configurations.read(workspace, cut, WorkspaceConfiguration.standard());
    }
}
