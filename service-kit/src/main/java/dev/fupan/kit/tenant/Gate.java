package dev.fupan.kit.tenant;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides whether a request may pass: for Vert.x routes directly, for REST resources through
 * {@link CallerFilter}.
 */
@ApplicationScoped
public class Gate {

    private final ApiKeys keys;
    private final Clock clock = Clock.systemUTC();

    public Gate(ApiKeys keys) {
        this.keys = keys;
    }

    /** The caller if the header proves one with that scope; otherwise null, and the refusal has been handed over. */
    public @Nullable Caller admit(@Nullable String authorization, Scope scope, Consumer<Problem> refusal) {
        Caller caller = keys.authenticate(authorization, clock.instant());
        if (caller == null) {
            refusal.accept(unproven(authorization));
            return null;
        }
        if (!caller.may(scope)) {
            refusal.accept(lacking(scope));
            return null;
        }
        return caller;
    }

    private Problem unproven(@Nullable String authorization) {
        if (authorization == null)
            return ProblemType.UNAUTHENTICATED.because("Send an API key: 'Authorization: Bearer fupan_...'.");
        if (!keys.caughtUp())
            return ProblemType.UNAVAILABLE
                    .because("The API keys are still being read.")
                    .retryAfter(1);
        return ProblemType.UNAUTHENTICATED.because("The API key is unknown, revoked or expired.");
    }

    private static Problem lacking(Scope scope) {
        String name = scope.wireName();
        return ProblemType.SCOPE_MISSING
                .because("This API key lacks the scope '" + name + "'.")
                .with("missingScope", name);
    }
}
