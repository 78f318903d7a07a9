package dev.fupan.kit.tenant;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a resource method asks of its caller, as its annotations say. */
record Permission(@Nullable Scope required, List<Role> roles, List<Scope> scopes) {

    static final ProblemType ROLE_MISSING = new ProblemType("role-missing", 403, "Your role may not do this");

    /** The nearest declaration wins: the method's own before that of its class; empty when there is none. */
    static Optional<Permission> of(Method method, Class<?> type) {
        Permission own = declared(method.getAnnotation(OpenTo.class), method.getAnnotation(RequiresScope.class));
        return Optional.ofNullable(
                own != null
                        ? own
                        : declared(type.getAnnotation(OpenTo.class), type.getAnnotation(RequiresScope.class)));
    }

    private static @Nullable Permission declared(@Nullable OpenTo open, @Nullable RequiresScope scope) {
        if (open != null) return new Permission(null, List.of(open.roles()), List.of(open.scope()));
        return scope == null ? null : new Permission(scope.value(), List.of(), List.of());
    }

    /** Null when the caller may pass. */
    @Nullable
    Problem refusalOf(Caller caller) {
        if (required != null) return caller.may(required) ? null : lacking(caller, List.of(required));
        if (caller.role().isOfPeople()) return roles.contains(caller.role()) ? null : notOpen(caller);
        List<Scope> fitting = scopes.stream()
                .filter(scope -> scope.isForKeys() == (caller.role() == Role.KEY))
                .toList();
        if (fitting.isEmpty()) return roles.contains(caller.role()) ? null : notOpen(caller);
        return fitting.stream().anyMatch(caller::may) ? null : lacking(caller, fitting);
    }

    private static Problem lacking(Caller caller, List<Scope> scopes) {
        if (caller.isPerson())
            return refused("This is not open to the role " + caller.role().wireName() + ".", caller);
        String name = scopes.get(0).wireName();
        String credential = caller.role() == Role.KEY ? "API key" : "token";
        return ProblemType.SCOPE_MISSING
                .because("This " + credential + " lacks the scope '" + name + "'.")
                .with("missingScope", name);
    }

    private Problem notOpen(Caller caller) {
        String whom =
                roles.stream().filter(Role::isOfPeople).map(Role::wireName).collect(Collectors.joining(", "));
        String open = whom.isEmpty() ? "" : " It is open to: " + whom + ".";
        return refused(
                switch (caller.role()) {
                    case KEY -> "This cannot be done with an API key." + open;
                    case SERVICE -> "This is not done by a service." + open;
                    default -> "This is not open to the role " + caller.role().wireName() + "." + open;
                },
                caller);
    }

    private static Problem refused(String detail, Caller caller) {
        return ROLE_MISSING.because(detail).with("role", caller.role().wireName());
    }
}
