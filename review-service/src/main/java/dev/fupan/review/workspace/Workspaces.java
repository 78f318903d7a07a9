package dev.fupan.review.workspace;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The configurations in force, by workspace; one that is not known (yet) is the standard one. */
@ApplicationScoped
public class Workspaces {

    private static final WorkspaceConfiguration STANDARD = WorkspaceConfiguration.standard();

    private final ConcurrentMap<String, WorkspaceConfiguration> known = new ConcurrentHashMap<>();

    /** The zone in which the workspace's days begin and end. */
    public ZoneId zone(String tenant) {
        return known.getOrDefault(tenant, STANDARD).zone();
    }

    public String currency(String tenant) {
        return known.getOrDefault(tenant, STANDARD).currency();
    }

    public void put(String tenant, WorkspaceConfiguration configuration) {
        known.put(tenant, configuration);
    }

    void remove(String tenant) {
        known.remove(tenant);
    }
}
