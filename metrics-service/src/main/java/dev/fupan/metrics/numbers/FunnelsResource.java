package dev.fupan.metrics.numbers;

import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.answer.Answers;
import dev.fupan.metrics.question.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The funnel, polled by dashboards. */
@Path("/api/v1/funnels")
@RequiresScope(Scope.READ)
@Tag(name = "Funnels")
class FunnelsResource extends AnsweringResource {
    FunnelsResource(Answers answers, CurrentCaller current) {
        super(answers, current);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(operationId = "funnel")
    public Uni<Response> funnel() {
        Parameters parameters = parameters(FunnelAsked.PARAMETERS);
        FunnelAsked asked = FunnelAsked.of(parameters);
        return answer(parameters, asked.with(mayAsk(asked.question())));
    }
}
