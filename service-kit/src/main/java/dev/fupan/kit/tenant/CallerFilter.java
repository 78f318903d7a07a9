package dev.fupan.kit.tenant;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.quota.RequestQuota;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a REST request pass only to those its method is open to, and closed by default. */
@ApplicationScoped
public class CallerFilter {

    private final Gate gate;
    private final SignIn people;
    private final CurrentCaller current;
    private final RequestQuota quota;
    private final Strangers strangers;
    private final ConcurrentMap<Method, Optional<Permission>> permissions = new ConcurrentHashMap<>();

    CallerFilter(Gate gate, SignIn people, CurrentCaller current, RequestQuota quota, Strangers strangers) {
        this.gate = gate;
        this.people = people;
        this.current = current;
        this.quota = quota;
        this.strangers = strangers;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public @Nullable Uni<Response> demand(
            ContainerRequestContext request, ResourceInfo resource, HttpServerRequest http) {
        Method method = resource.getResourceMethod();
        if (method == null || method.isAnnotationPresent(ChecksItself.class)) return null;
        Permission permission = permissions
                .computeIfAbsent(method, declared -> Permission.of(declared, resource.getResourceClass()))
                .orElse(null);
        if (permission == null) {
            if (request.getUriInfo().getPath().startsWith("/api/")) throw undeclared();
            return null;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String token = Gate.foreignToken(authorization);
        if (token != null)
            return people.callerOf(token, request.getHeaderString(SignIn.TENANT_HEADER))
                    .onFailure(CallerFilter::provesNobody)
                    .transform(refused -> judged(refused, http))
                    .map(caller -> admitted(caller, permission));
        try {
            admitted(gate.holder(authorization), permission);
        } catch (HttpProblem refused) {
            throw provesNobody(refused) ? judged(refused, http) : refused;
        }
        return null;
    }

    private static boolean provesNobody(Throwable refused) {
        return refused instanceof HttpProblem problem && problem.getStatusCode() == 401;
    }

    private HttpProblem judged(Throwable refused, HttpServerRequest http) {
        Problem tooMany = strangers.refusal(http);
        return tooMany == null ? (HttpProblem) refused : tooMany.asException();
    }

    private @Nullable Response admitted(Caller caller, Permission permission) {
        Problem refusal = permission.refusalOf(caller);
        // Our own services are not limited: what they ask is ours to decide, and a look must not be late for it.
        if (refusal == null && caller.role() != Role.SERVICE) refusal = quota.refusal(nameOf(caller));
        if (refusal != null) throw refusal.asException();
        current.set(caller);
        return null;
    }

    private static String nameOf(Caller caller) {
        return caller.isPerson() ? caller.tenant() + '/' + caller.person() : String.valueOf(caller.keyId());
    }

    private static HttpProblem undeclared() {
        return ProblemType.SCOPE_MISSING
                .because("This resource is open to nobody.")
                .asException();
    }
}
