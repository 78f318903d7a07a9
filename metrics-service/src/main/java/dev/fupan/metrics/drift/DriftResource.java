package dev.fupan.metrics.drift;

import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets an administrator ask whether the stored rows still say what the events say. */
@Path("/api/v1/metrics/drift")
class DriftResource {
    /** @param rebuilding a new configuration is being applied: rows and sets may be read differently until it serves */
    record DriftView(
            long position, boolean rebuilding, long journeys, long deals, long drift, List<String> differing) {}

    private final SelfCheck check;
    private final CurrentCaller caller;

    DriftResource(SelfCheck check, CurrentCaller caller) {
        this.check = check;
        this.caller = caller;
    }

    @GET
    @RequiresScope(Scope.ADMIN)
    @Operation(summary = "Recompute every stored row from the events and report those that differ; always 0")
    public Uni<DriftView> drift() {
        return check.check(caller.tenant())
                .map(checked -> new DriftView(
                        checked.envelope().position(),
                        checked.envelope().rebuilding(),
                        checked.drift().journeys(),
                        checked.drift().deals(),
                        checked.drift().drift(),
                        checked.drift().differing()));
    }
}
