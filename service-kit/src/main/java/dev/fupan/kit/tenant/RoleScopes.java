package dev.fupan.kit.tenant;

import dev.fupan.contracts.people.Role;
import java.util.Set;

/** The scopes that people have by their role, as if they held a key with them. */
final class RoleScopes {

    private RoleScopes() {}

    static Set<Scope> of(Role role) {
        return switch (role) {
            // Reps and leads see rows of some owners, not of all: read:people would open every one to them.
            case VIEWER, REP, LEAD -> Set.of(Scope.READ);
            case ADMIN -> Set.of(Scope.READ, Scope.READ_PEOPLE, Scope.ADMIN);
            case SERVICE, KEY -> Set.of();
        };
    }
}
