package dev.fupan.metrics.numbers;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.answer.Answers;
import dev.fupan.metrics.answer.Wanted;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The journeys and deals behind a number, and the history of each. */
@Path("/api/v1/journeys")
@OpenTo(
        roles = {Role.REP, Role.LEAD, Role.ADMIN},
        scope = Scope.READ_PEOPLE)
@Tag(name = "Journeys")
class JourneysResource extends AnsweringResource {
    private static final List<String> PAGING = List.of("part", "cursor", "limit");
    private static final Set<String> KINDS = Set.of(EntityRef.LEAD, EntityRef.OPPORTUNITY);

    private final Views views;

    JourneysResource(Answers answers, CurrentCaller current, Views views) {
        super(answers, current);
        this.views = views;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(operationId = "behind")
    public Uni<Response> behind() {
        Set<String> known = Question.parameters(PAGING);
        known.addAll(List.of("metric", "step"));
        known.addAll(FunnelAsked.OWN_PARAMETERS);
        Parameters parameters = parameters(known);
        String metric = parameters.text("metric");
        String step = parameters.text("step");
        if ((metric == null) == (step == null)) {
            throw Refusal.of("metric", "Say which number: either metric=M-01 or step=won.");
        }
        return answer(
                parameters,
                step == null
                        ? BehindAsked.of(metric, parameters, this::mayList)
                        : MembersAsked.of(step, parameters, this::mayList));
    }

    @GET
    @Path("/{kind}/{id}/history")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(operationId = "history")
    public Uni<Response> history(@PathParam("kind") String kind, @PathParam("id") String id) {
        Set<String> known = new LinkedHashSet<>(AsOf.PARAMETERS);
        known.addAll(List.of("format", "table"));
        Parameters parameters = parameters(known);
        if (!KINDS.contains(kind)) {
            throw Refusal.notFound("Journeys are named by a lead or an opportunity.", KINDS);
        }
        Wanted wanted = wanted(parameters);
        return answers.answer(
                        wanted,
                        "history " + kind + " " + id + " " + parameters.canonical(),
                        AsOf.of(parameters),
                        cut -> views.history(wanted.tenant(), new EntityRef(kind, id), cut, wanted.reader()),
                        HistoryRows::known)
                .map(AnsweringResource::response);
    }
}
