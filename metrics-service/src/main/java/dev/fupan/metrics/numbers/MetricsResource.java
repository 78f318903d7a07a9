package dev.fupan.metrics.numbers;

import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.answer.Answers;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.question.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Metrics: the catalogue, each metric's numbers, targets, and the performance table. */
@Path("/api/v1/metrics")
@RequiresScope(Scope.READ)
@Tag(name = "Metrics")
class MetricsResource extends AnsweringResource {
    MetricsResource(Answers answers, CurrentCaller current) {
        super(answers, current);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "catalogue")
    public Response catalogue(@Context Request request) {
        parameters(Set.of());
        EntityTag tag = new EntityTag("catalogue-" + Catalogue.get().version());
        Response.ResponseBuilder held = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = held == null ? Response.ok(CatalogueView.of(Catalogue.get())) : held;
        return response.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(operationId = "metric")
    public Uni<Response> metric(@PathParam("id") String id) {
        Parameters parameters = parameters(MetricAsked.PARAMETERS);
        MetricAsked asked = MetricAsked.of(id, parameters);
        return answer(parameters, new MetricAsked(asked.metric(), mayAsk(asked.question())));
    }

    @GET
    @Path("/{id}/targets")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(operationId = "target")
    public Uni<Response> target(@PathParam("id") String id) {
        Parameters parameters = parameters(TargetAsked.PARAMETERS);
        TargetAsked asked = TargetAsked.of(id, parameters);
        mayAsk(asked.question());
        return answer(parameters, asked);
    }

    @GET
    @Path("/performance")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(operationId = "performance")
    public Uni<Response> performance() {
        Parameters parameters = parameters(PerformanceAsked.PARAMETERS);
        return answer(parameters, PerformanceAsked.of(parameters));
    }
}
