package dev.fupan.ingest.workspace;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.ApiToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The key from the configuration that may do one thing: make workspaces. Without it nobody can. */
@ApplicationScoped
class BootstrapKey {

    private static final String BEARER = "Bearer ";

    private final Optional<ApiToken> key;

    BootstrapKey(@ConfigProperty(name = "fupan.bootstrap.key") Optional<String> key) {
        this.key = key.flatMap(ApiToken::parse);
    }

    /** Throws the refusal unless the header carries this key. */
    void demand(@Nullable String authorization) {
        boolean proven = key.isPresent()
                && authorization != null
                && authorization.startsWith(BEARER)
                && ApiToken.parse(authorization.substring(BEARER.length()).trim())
                        .filter(token -> token.keyId().equals(key.get().keyId()))
                        .filter(token ->
                                MessageDigest.isEqual(token.hash(), key.get().hash()))
                        .isPresent();
        if (!proven)
            throw ProblemType.UNAUTHENTICATED
                    .because("Workspaces are made with the bootstrap key of this installation.")
                    .asException();
    }
}
