package dev.fupan.kit.tenant;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Turns a token of the identity provider into a caller: first the token is verified, then the person is looked up in
 * the directory of the workspace that the token names.
 *
 * <p>What the provider says of roles and teams is not asked: those are the directory's. A service is told by its
 * claim, names the workspace by a header, and needs a token made out to this very service.
 */
@ApplicationScoped
class SignIn {

    static final String TENANT_HEADER = "Fupan-Tenant";
    static final ProblemType UNKNOWN_PERSON =
            new ProblemType("unknown-person", 403, "This sign-in belongs to nobody here");

    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final TenantIdentityProvider provider;
    private final IdentityProviderSettings settings;
    private final Directory directory;

    SignIn(TenantIdentityProvider provider, IdentityProviderSettings settings, Directory directory) {
        this.provider = provider;
        this.settings = settings;
        this.directory = directory;
    }

    /** Fails with a problem when the token proves nobody. */
    Uni<Caller> callerOf(String token, @Nullable String tenantHeader) {
        if (settings.issuer().isEmpty())
            return refused(ProblemType.UNAUTHENTICATED.because("People cannot sign in to this installation:"
                    + " no identity provider is configured (fupan.oidc.issuer). Send an API key."));
        return provider.authenticate(new AccessTokenCredential(token))
                .onFailure()
                .transform(failure -> TokenRefusal.of(failure).asException())
                .map(identity -> callerOf(identity, tenantHeader));
    }

    private Caller callerOf(SecurityIdentity identity, @Nullable String tenantHeader) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        boolean service = Role.SERVICE.wireName().equals(text(token, settings.roleClaim()));
        return service ? service(token, tenantHeader) : person(token);
    }

    private Caller service(JsonWebToken token, @Nullable String tenantHeader) {
        if (!token.getAudience().contains(settings.service()))
            throw ProblemType.UNAUTHENTICATED
                    .because("This token of a service is made out to another audience than " + settings.service() + ".")
                    .asException();
        if (tenantHeader == null || !TENANT.matcher(tenantHeader).matches())
            throw ProblemType.MALFORMED
                    .because("A service names the workspace it acts for in the header " + TENANT_HEADER + ".")
                    .asException();
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        String granted = text(token, "scope");
        if (granted != null)
            Arrays.stream(granted.split(" ")).forEach(name -> Scope.ofWireName(name)
                    .filter(scope -> !scope.isForKeys())
                    .ifPresent(scopes::add));
        return Caller.ofService(tenantHeader, scopes);
    }

    private Caller person(JsonWebToken token) {
        String tenant = text(token, settings.tenantClaim());
        if (tenant == null)
            throw UNKNOWN_PERSON
                    .because("The token names no workspace: ask whoever runs the identity provider for the claim '"
                            + settings.tenantClaim() + "'.")
                    .asException();
        if (token.getSubject() == null) throw unknown(tenant, token, "is known").asException();
        Person person = directory
                .byIdentity(tenant, token.getIssuer(), token.getSubject())
                .orElse(null);
        if (person != null && person.active()) return callerOf(tenant, person);
        if (!directory.caughtUp())
            throw ProblemType.UNAVAILABLE
                    .because("The directory of people is still being read.")
                    .retryAfter(1)
                    .asException();
        throw unknown(tenant, token, person == null ? "is known" : "is active").asException();
    }

    private static Problem unknown(String tenant, JsonWebToken token, String missing) {
        return UNKNOWN_PERSON
                .because("Nobody with this sign-in " + missing + " in the workspace " + tenant
                        + ". Ask an administrator of that workspace to add you to its people, and give them the"
                        + " issuer and subject below.")
                .with("issuer", String.valueOf(token.getIssuer()))
                .with("subject", String.valueOf(token.getSubject()));
    }

    private Caller callerOf(String tenant, Person person) {
        Set<String> owners = new HashSet<>(person.crmOwners());
        Set<String> led = person.role() == Role.LEAD ? directory.teamsLedBy(tenant, person.personId()) : Set.of();
        for (String team : led) directory.members(tenant, team).forEach(member -> owners.addAll(member.crmOwners()));
        return new Caller(
                tenant,
                person.role(),
                person.personId(),
                null,
                RoleScopes.of(person.role()),
                owners,
                Set.copyOf(person.teams()),
                led);
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static <T> Uni<T> refused(Problem problem) {
        return Uni.createFrom().failure(problem.asException());
    }
}
