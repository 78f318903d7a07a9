package dev.fupan.metrics.answer;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.view.Envelope;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The configuration that each tenant's rows are read with, held as long as their generation serves. */
@ApplicationScoped
class Workspaces {
    private static final Need NO_ROWS = new Need(Set.of(), 0, 0);
    private static final int MOST_TENANTS = 10_000;

    private record Held(int generation, WorkspaceConfiguration configuration) {}

    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();
    private final Views views;

    Workspaces(Views views) {
        this.views = views;
    }

    Uni<WorkspaceConfiguration> of(String tenant, Envelope envelope) {
        Held known = held.get(tenant);
        if (known != null && known.generation() == envelope.generation()) {
            return Uni.createFrom().item(known.configuration());
        }
        return views.known(tenant, NO_ROWS, Cut.LIVE).map(fresh -> {
            hold(tenant, fresh);
            return fresh.snapshot().configuration();
        });
    }

    private void hold(String tenant, Known fresh) {
        if (held.size() >= MOST_TENANTS) {
            held.clear();
        }
        held.put(
                tenant, new Held(fresh.envelope().generation(), fresh.snapshot().configuration()));
    }
}
