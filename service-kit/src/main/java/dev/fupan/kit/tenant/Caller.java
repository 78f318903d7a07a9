package dev.fupan.kit.tenant;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** The authenticated other side of a request: its tenant, the key it used, and the scopes of that key. */
public record Caller(String tenant, String keyId, Set<Scope> scopes) {

    public Caller {
        requireNonNull(tenant, "tenant");
        requireNonNull(keyId, "keyId");
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
