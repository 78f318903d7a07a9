package dev.fupan.kit.tenant;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Says why a token was not accepted, as far as that helps its holder. */
final class TokenRefusal {

    private TokenRefusal() {}

    static Problem of(Throwable failure) {
        boolean judged = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) return unauthenticated(reason(invalid));
            judged |= cause instanceof AuthenticationFailedException;
        }
        if (judged) return unauthenticated("is not one of the configured issuer, or is damaged");
        return ProblemType.UNAVAILABLE
                .because("The identity provider does not answer, so the token cannot be checked.")
                .retryAfter(5);
    }

    private static String reason(InvalidJwtException invalid) {
        if (invalid.hasExpired()) return "has expired: sign in again";
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID))
            return "was issued by someone else than the configured issuer";
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING))
            return "is made out to another audience";
        return "does not carry a valid signature";
    }

    private static Problem unauthenticated(String reason) {
        return ProblemType.UNAUTHENTICATED.because("The token " + reason + ".");
    }
}
