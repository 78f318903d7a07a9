package dev.fupan.ingest.apikey;

import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Keys of the caller's workspace. */
@Path("/api/v1/keys")
@RequiresScope(Scope.ADMIN)
@Tag(name = "keys")
class KeysResource {

    private final Keys keys;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    KeysResource(Keys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @Schema(name = "NewKey")
    record NewKey(
            @Schema(examples = "crm export") @Nullable @Size(max = 128)
            String name,

            @Schema(examples = "[\"send\"]") @NotEmpty List<String> scopes,

            @Schema(examples = "2027-12-31T00:00:00Z") @Nullable
            Instant expiresAt) {}

    @POST
    @Operation(summary = "Issue a key; its token is shown in this answer only")
    @APIResponse(responseCode = "201", description = "The key with its token")
    public Uni<Response> issue(@Valid @NotNull NewKey request) {
        ApiToken token = ApiToken.random();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (request.expiresAt() != null && !request.expiresAt().isAfter(now))
            throw invalid("expiresAt lies in the past: " + request.expiresAt() + ".");
        String name = request.name() == null ? "" : request.name();
        IssuedKey key = new IssuedKey(caller.tenant(), token, name, scopes(request.scopes()), now, request.expiresAt());
        return keys.issue(caller.tenant(), key)
                .map(issued -> Response.created(URI.create("/api/v1/keys/" + issued.keyId()))
                        .entity(KeyView.of(issued, token.reveal()))
                        .build());
    }

    @GET
    @Operation(summary = "List the keys of this workspace as they were issued, revoked ones included")
    public Uni<Page<KeyView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        Cursor after = Cursor.decode(cursor, 2);
        Instant issuedAfter = after == null ? Instant.EPOCH : after.time(0);
        return keys.list(
                        caller.tenant(),
                        issuedAfter,
                        after == null ? "" : after.key().get(1),
                        size + 1)
                .map(rows -> rows.stream().map(key -> KeyView.of(key, null)).toList())
                .map(views -> Page.of(
                        views, size, last -> Cursor.after(last.createdAt().toString(), last.keyId())));
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(summary = "Revoke a key; within seconds it works nowhere")
    @APIResponse(responseCode = "204", description = "Revoked")
    public Uni<Void> revoke(String keyId) {
        return keys.revoke(caller.tenant(), keyId, clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemType.NOT_FOUND
                        .because("There is no key " + keyId + " in this workspace.")
                        .asException())
                .replaceWithVoid();
    }

    private static Set<Scope> scopes(List<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : names)
            scopes.add(Scope.ofWireName(name)
                    .filter(Scope::isForKeys)
                    .orElseThrow(
                            () -> invalid("'" + name + "' is no scope; there are send, read, read:people and admin.")));
        return scopes;
    }

    private static HttpProblem invalid(String detail) {
        return ProblemType.INVALID.because(detail).asException();
    }
}
