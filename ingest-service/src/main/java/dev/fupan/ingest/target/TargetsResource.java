package dev.fupan.ingest.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.people.Role;
import dev.fupan.ingest.intake.OwnEvents;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Targets of the caller's workspace. */
@Path("/api/v1/targets")
@RequiresScope(Scope.ADMIN)
@Tag(name = "targets")
class TargetsResource {

    private final TargetStore store;
    private final TargetRule rule;
    private final CurrentCaller caller;
    private final Clock clock;

    TargetsResource(TargetStore store, TargetRule rule, CurrentCaller caller, Clock clock) {
        this.store = store;
        this.rule = rule;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @OpenTo(
            roles = {Role.LEAD, Role.ADMIN},
            scope = Scope.ADMIN)
    @Operation(summary = "Set, change or (value null) remove one target")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Target.class)))
    public Uni<Target> set(@NotNull JsonNode body) throws JsonProcessingException {
        Instant now = clock.instant();
        Target target = OwnEvents.read("crm.target.set.v1", body, Target.class, now);
        rule.demand(caller.get(), target);
        byte[] data = EventJson.mapper().writeValueAsBytes(target);
        return store.set(caller.tenant(), target, data, now).replaceWith(target);
    }

    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "List the targets set here")
    public Uni<Page<Target>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        return store.list(caller.tenant(), Cursor.decode(cursor, 3), size + 1)
                .map(rows -> Page.of(
                        rows, size, last -> Cursor.after(last.metric(), last.period(), TargetStore.scopeJson(last))));
    }
}
