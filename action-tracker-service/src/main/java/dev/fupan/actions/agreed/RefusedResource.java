package dev.fupan.actions.agreed;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What reviews told and what never became an action. */
@Path("/api/v1/actions/refused")
@OpenTo(roles = Role.ADMIN)
@Tag(name = "actions")
class RefusedResource {

    private final RefusedStore store;
    private final CurrentCaller current;

    RefusedResource(RefusedStore store, CurrentCaller current) {
        this.store = store;
        this.current = current;
    }

    @GET
    @Operation(summary = "Events of reviews that could not be carried out, and those that wait for one before them")
    public Uni<Page<RefusedView>> refused() {
        return store.latest(current.get().tenant()).map(rows -> new Page<>(rows, null));
    }
}
