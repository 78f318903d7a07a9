package dev.fupan.metrics.look;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.numbers.MetricAsked;
import dev.fupan.metrics.question.OwnerRule;
import dev.fupan.metrics.question.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The number that a checkpoint asks for. */
@Path("/api/v1/metrics/{id}/look")
@OpenTo(
        roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN},
        scope = {Scope.READ, Scope.METRICS_AS_OF})
@Tag(name = "Metrics")
class LookResource {
    private final Looks looks;
    private final CurrentCaller current;
    private final Duration grace;

    LookResource(
            Looks looks,
            CurrentCaller current,
            @ConfigProperty(name = "fupan.checkpoint.grace", defaultValue = "PT15M") Duration grace) {
        this.looks = looks;
        this.current = current;
        this.grace = grace;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "look")
    public Uni<LookView> look(@PathParam("id") String id, @Context UriInfo uri) {
        Metric metric = MetricAsked.metric(id);
        Parameters parameters = Parameters.of(uri.getQueryParameters(), LookAsked.parameters(metric));
        LookAsked asked = LookAsked.of(metric, parameters, grace);
        if (asked.aboutPeople()) {
            OwnerRule.demand(current.get(), asked.onlyOwners());
        }
        return looks.take(current.tenant(), asked);
    }
}
