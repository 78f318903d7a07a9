package dev.fupan.ingest.rate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.ingest.intake.OwnEvents;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.CurrentCaller;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exchange rates of the caller's workspace. */
@Path("/api/v1/rates")
@RequiresScope(Scope.ADMIN)
@Tag(name = "rates")
class RatesResource {

    private final RateStore store;
    private final CurrentCaller caller;
    private final Clock clock;

    RatesResource(RateStore store, CurrentCaller caller, Clock clock) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Operation(summary = "Set or change the rate of one day")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Rate.class)))
    public Uni<Rate> set(@NotNull JsonNode body) throws JsonProcessingException {
        Instant now = clock.instant();
        Rate rate = OwnEvents.read("crm.rate.set.v1", body, Rate.class, now);
        checkSense(rate);
        byte[] data = EventJson.mapper().writeValueAsBytes(rate);
        return store.set(caller.tenant(), rate, data, now).replaceWith(rate);
    }

    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "List the rates set here")
    public Uni<Page<Rate>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        return store.list(caller.tenant(), Cursor.decode(cursor, 3), size + 1)
                .map(rows -> Page.of(
                        rows, size, last -> Cursor.after(last.base(), last.quote(), String.valueOf(last.date()))));
    }

    /** What the event language lets pass and no exchange ever quoted. */
    private static void checkSense(Rate rate) {
        if (rate.rate() == null || rate.rate().signum() <= 0) {
            throw invalid("/rate", "a number above 0").asException();
        }
        if (Objects.equals(rate.base(), rate.quote())) {
            throw invalid("/quote", "another currency than base").asException();
        }
    }

    private static Problem invalid(String pointer, String expected) {
        return ProblemType.INVALID
                .because("See 'violations' for what was expected where.")
                .with("violations", List.of(Map.of("pointer", pointer, "expected", expected)));
    }
}
