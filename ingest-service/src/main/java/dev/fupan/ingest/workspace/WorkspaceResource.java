package dev.fupan.ingest.workspace;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.ingest.apikey.IssuedKey;
import dev.fupan.ingest.apikey.KeyView;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.ChecksItself;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The workspace of the caller, and the making of new ones. */
@Path("/api/v1/workspace")
@RequiresScope(Scope.ADMIN)
@Tag(name = "workspace")
class WorkspaceResource {

    private final Workspaces workspaces;
    private final BootstrapKey bootstrap;
    private final CurrentCaller caller;
    private final Clock clock;

    WorkspaceResource(Workspaces workspaces, BootstrapKey bootstrap, CurrentCaller caller, Clock clock) {
        this.workspaces = workspaces;
        this.bootstrap = bootstrap;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "NewWorkspace")
    record NewWorkspace(
            @Schema(examples = "acme", required = true) @Nullable
            String tenant,

            @Schema(implementation = WorkspaceConfiguration.class) @Nullable
            JsonNode configuration) {}

    @Schema(name = "Workspace")
    record WorkspaceView(
            String tenant,

            @Schema(implementation = WorkspaceConfiguration.class, type = SchemaType.OBJECT) @JsonRawValue
            String configuration,

            long version,
            Instant createdAt,
            Instant updatedAt) {

        static WorkspaceView of(Workspace w) {
            return new WorkspaceView(w.tenant(), w.configuration(), w.version(), w.createdAt(), w.updatedAt());
        }
    }

    @Schema(name = "OpenedWorkspace")
    record OpenedView(WorkspaceView workspace, KeyView key) {}

    @POST
    @ChecksItself("there is no tenant yet whose key could be asked for")
    @Operation(summary = "Make a workspace with the bootstrap key; answers its first key, shown once")
    @APIResponse(responseCode = "201", description = "The workspace and a key with all scopes")
    public Uni<Response> open(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @RequestBody(required = true) @Nullable NewWorkspace request) {
        // before a word about the body, which a stranger has no right to
        bootstrap.demand(authorization);
        if (request == null || request.tenant() == null || !Workspace.isName(request.tenant()))
            throw ProblemType.INVALID
                    .because("A tenant's name has 1 to 63 characters a-z, 0-9 and -, does not begin with -, and is not"
                            + " 'unknown', under which records of nobody wait.")
                    .asException();
        WorkspaceConfiguration configuration = request.configuration() == null
                ? WorkspaceConfiguration.standard()
                : ConfigurationJson.read(request.configuration());
        Instant now = now();
        Workspace workspace = new Workspace(request.tenant(), ConfigurationJson.write(configuration), now);
        ApiToken token = ApiToken.random();
        IssuedKey key = new IssuedKey(request.tenant(), token, "first key", Scope.forKeys(), now, null);
        return workspaces.open(workspace, key).map(opened -> {
            if (!opened) throw exists(request.tenant());
            return Response.created(URI.create("/api/v1/workspace"))
                    .tag(Long.toString(workspace.version()))
                    .entity(new OpenedView(WorkspaceView.of(workspace), KeyView.of(key, token.reveal())))
                    .build();
        });
    }

    @GET
    @OpenTo(
            roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN},
            scope = Scope.ADMIN)
    @Operation(summary = "The configuration in force, with its version as ETag")
    @APIResponse(responseCode = "200", description = "The workspace")
    public Uni<Response> get() {
        return workspaces
                .find(caller.tenant())
                .onItem()
                .ifNull()
                .failWith(() ->
                        ProblemType.NOT_FOUND.because("This workspace is gone.").asException())
                .map(WorkspaceResource::answer);
    }

    @PUT
    @Operation(summary = "Replace the configuration; numbers of all history are read anew")
    @APIResponse(responseCode = "200", description = "The workspace as it is now")
    @APIResponse(responseCode = "412", description = "Someone else has changed it")
    @APIResponse(responseCode = "422", description = "The configuration breaks a rule, which is named")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WorkspaceConfiguration.class)))
    public Uni<Response> configure(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode configuration) {
        long version = version(ifMatch);
        String json = ConfigurationJson.write(ConfigurationJson.read(configuration));
        return workspaces
                .configure(caller.tenant(), version, json, now())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemType.CHANGED_MEANWHILE
                        .because("Read the workspace again and repeat your change on that.")
                        .asException())
                .map(WorkspaceResource::answer);
    }

    private static Response answer(Workspace workspace) {
        return Response.ok(WorkspaceView.of(workspace))
                .tag(Long.toString(workspace.version()))
                .build();
    }

    private static long version(@Nullable String ifMatch) {
        if (ifMatch == null)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("Send the ETag of the version that you change as If-Match.")
                    .asException();
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        // A tag that is no number was never ours, so it matches nothing.
        return bare.matches("\\d{1,18}") ? Long.parseLong(bare) : -1;
    }

    private static HttpProblem exists(String tenant) {
        return ProblemType.CONFLICT
                .because("There is a workspace " + tenant + " already.")
                .asException();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
