package dev.fupan.review.template;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The templates that a session can begin with. */
@Path("/api/v1/review-templates")
@OpenTo(
        roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN},
        scope = Scope.READ)
@Tag(name = "templates")
class TemplatesResource {

    private final Templates templates;

    TemplatesResource(Templates templates) {
        this.templates = templates;
    }

    @GET
    @Operation(summary = "All templates in all versions: phases with their timeboxes, materials, who must be there")
    public Map<String, List<Template>> all() {
        return Map.of("items", templates.all());
    }
}
