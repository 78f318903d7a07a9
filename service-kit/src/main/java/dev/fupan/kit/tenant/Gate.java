package dev.fupan.kit.tenant;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows API keys: for Vert.x routes, which take nothing else, and for {@link CallerFilter}, which
 * turns to {@link SignIn} with any other token.
 */
@ApplicationScoped
public class Gate {

    private static final String BEARER = "Bearer ";
    private static final String KEY = "fupan_";

    private final ApiKeys keys;
    private final Clock clock = Clock.systemUTC();

    public Gate(ApiKeys keys) {
        this.keys = keys;
    }

    /** The caller if the header proves a key with that scope; otherwise null, and the refusal has been handed over. */
    public @Nullable Caller admit(@Nullable String authorization, Scope scope, Consumer<Problem> refusal) {
        Caller caller = keys.authenticate(authorization, clock.instant());
        if (caller == null) {
            refusal.accept(unproven(authorization));
            return null;
        }
        if (!caller.may(scope)) {
            String name = scope.wireName();
            refusal.accept(ProblemType.SCOPE_MISSING
                    .because("This API key lacks the scope '" + name + "'.")
                    .with("missingScope", name));
            return null;
        }
        return caller;
    }

    /** Whoever holds the key in the header; a problem is thrown when it proves none. */
    Caller holder(@Nullable String authorization) {
        Caller caller = keys.authenticate(authorization, clock.instant());
        if (caller == null) throw unproven(authorization).asException();
        return caller;
    }

    /** What is in the header and is no API key, so perhaps a token of the identity provider; else null. */
    static @Nullable String foreignToken(@Nullable String authorization) {
        String token = tokenOf(authorization);
        return token == null || token.startsWith(KEY) ? null : token;
    }

    private Problem unproven(@Nullable String authorization) {
        String token = tokenOf(authorization);
        if (token == null || !token.startsWith(KEY))
            return ProblemType.UNAUTHENTICATED.because("Send an API key: 'Authorization: Bearer fupan_...'"
                    + (token == null ? ", or the access token of a person." : "; nothing else is taken here."));
        if (!keys.caughtUp())
            return ProblemType.UNAVAILABLE
                    .because("The API keys are still being read.")
                    .retryAfter(1);
        return ProblemType.UNAUTHENTICATED.because("The API key is unknown, revoked or expired.");
    }

    private static @Nullable String tokenOf(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) return null;
        String token = authorization.substring(BEARER.length()).trim();
        return token.isEmpty() ? null : token;
    }
}
