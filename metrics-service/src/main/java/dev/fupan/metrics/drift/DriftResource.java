package dev.fupan.metrics.drift;

import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.view.Drift;
import dev.fupan.metrics.view.SelfCheck;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets an administrator ask whether the stored rows still say what the events say. */
@Path("/api/v1/metrics/drift")
class DriftResource {
    private final SelfCheck check;
    private final CurrentCaller caller;

    DriftResource(SelfCheck check, CurrentCaller caller) {
        this.check = check;
        this.caller = caller;
    }

    @GET
    @RequiresScope(Scope.ADMIN)
    @Operation(summary = "Recompute every stored row from the events and report those that differ; always 0")
    public Uni<Drift> drift() {
        return check.drift(caller.tenant());
    }
}
