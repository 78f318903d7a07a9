package dev.fupan.kit.tenant;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.people.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated other side of a request: a person, one of our services, or whoever holds an API key.
 *
 * @param personId of people alone
 * @param keyId of API keys alone
 * @param scopes what the key or the service's token says; a person's follow from the role
 * @param owners the CRM's names of those whose single rows a person may see: the person's own, for a lead those of
 *     the teams led as well; {@link #seesEveryOwner} says for whom this list does not matter
 * @param teams the teams that the person belongs to
 * @param ledTeams the teams that a lead leads, those below them included
 */
public record Caller(
        String tenant,
        Role role,
        @Nullable String personId,
        @Nullable String keyId,
        Set<Scope> scopes,
        Set<String> owners,
        Set<String> teams,
        Set<String> ledTeams) {

    public Caller {
        requireNonNull(tenant, "tenant");
        requireNonNull(role, "role");
        if (role.isOfPeople() != (personId != null) || (role == Role.KEY) != (keyId != null))
            throw new IllegalArgumentException("a " + role.wireName() + " with person " + personId + ", key " + keyId);
        scopes = Set.copyOf(scopes);
        owners = Set.copyOf(owners);
        teams = Set.copyOf(teams);
        ledTeams = Set.copyOf(ledTeams);
    }

    /** Whoever holds that API key. */
    public static Caller ofKey(String tenant, String keyId, Set<Scope> scopes) {
        return new Caller(tenant, Role.KEY, null, keyId, scopes, Set.of(), Set.of(), Set.of());
    }

    /** One of our services, for the workspace that it names. */
    public static Caller ofService(String tenant, Set<Scope> scopes) {
        return new Caller(tenant, Role.SERVICE, null, null, scopes, Set.of(), Set.of(), Set.of());
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    public boolean is(Role... roles) {
        for (Role one : roles) if (one == role) return true;
        return false;
    }

    public boolean isPerson() {
        return personId != null;
    }

    /** The person's id; asking anyone else is a broken assumption. */
    public String person() {
        if (personId == null) throw new IllegalStateException("a " + role.wireName() + " is no person");
        return personId;
    }

    /** Whether rows of every owner are open: to admins, to services, and to keys with that scope. */
    public boolean seesEveryOwner() {
        return role == Role.ADMIN || role == Role.SERVICE || (role == Role.KEY && may(Scope.READ_PEOPLE));
    }

    /** Whether rows of that owner are open. */
    public boolean seesOwner(String owner) {
        return seesEveryOwner() || owners.contains(owner);
    }

    /** Whether this is an admin, or a lead of that team or of one above it. */
    public boolean leads(@Nullable String teamId) {
        return role == Role.ADMIN || (role == Role.LEAD && teamId != null && ledTeams.contains(teamId));
    }
}
