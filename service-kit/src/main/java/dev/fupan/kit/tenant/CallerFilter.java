package dev.fupan.kit.tenant;

import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Lets a REST request pass only with the scope its method asks for, and closed by default. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class CallerFilter implements ContainerRequestFilter {

    private final Gate gate;
    private final CurrentCaller current;

    @Context
    @SuppressWarnings("NullAway.Init") // set by the container before the first request
    ResourceInfo resource;

    CallerFilter(Gate gate, CurrentCaller current) {
        this.gate = gate;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null || method.isAnnotationPresent(ChecksItself.class)) return;
        Scope scope = scopeOf(method, resource.getResourceClass());
        if (scope == null) {
            if (request.getUriInfo().getPath().startsWith("/api/")) throw undeclared();
            return;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Caller caller = gate.admit(authorization, scope, problem -> {
            throw problem.asException();
        });
        if (caller != null) current.set(caller);
    }

    private static @Nullable Scope scopeOf(Method method, Class<?> type) {
        RequiresScope own = method.getAnnotation(RequiresScope.class);
        RequiresScope shared = type.getAnnotation(RequiresScope.class);
        if (own != null) return own.value();
        return shared == null ? null : shared.value();
    }

    private static HttpProblem undeclared() {
        return ProblemType.SCOPE_MISSING
                .because("This resource is open to nobody.")
                .asException();
    }
}
