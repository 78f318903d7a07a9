package dev.fupan.kit.tenant;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose tokens are believed: any issuer that publishes its keys by OpenID Connect discovery.
 *
 * <p>Tokens are verified here, with the published keys alone; the issuer is never asked about a single token, so it
 * may be away for as long as no new key is needed.
 */
@ApplicationScoped
class IdentityProviderSettings {

    private final Optional<String> issuer;
    private final String audience;
    private final String service;
    private final String tenantClaim;
    private final String roleClaim;
    private final Duration leeway;
    private final Duration keyRefresh;

    IdentityProviderSettings(
            @ConfigProperty(name = "fupan.oidc.issuer") Optional<String> issuer,
            @ConfigProperty(name = "fupan.oidc.audience", defaultValue = "fupan") String audience,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "fupan.oidc.tenant-claim", defaultValue = "fupan_tenant") String tenantClaim,
            @ConfigProperty(name = "fupan.oidc.role-claim", defaultValue = "fupan_role") String roleClaim,
            @ConfigProperty(name = "fupan.oidc.leeway", defaultValue = "PT30S") Duration leeway,
            @ConfigProperty(name = "fupan.oidc.key-refresh", defaultValue = "PT5S") Duration keyRefresh) {
        this.issuer = issuer;
        this.audience = audience;
        this.service = service;
        this.tenantClaim = tenantClaim;
        this.roleClaim = roleClaim;
        this.leeway = leeway;
        this.keyRefresh = keyRefresh;
    }

    void configure(@Observes Oidc oidc) {
        oidc.create(issuer.map(this::trusting).orElseGet(IdentityProviderSettings::nobody));
    }

    /** Without an issuer there are API keys alone; the extension would not start unless it is told so. */
    private static OidcTenantConfig nobody() {
        return OidcTenantConfig.builder().tenantEnabled(false).build();
    }

    private OidcTenantConfig trusting(String url) {
        return OidcTenantConfig.authServerUrl(url)
                .token()
                .issuer(url)
                .audience(audience, service)
                .lifespanGrace((int) leeway.toSeconds())
                // A key that is not known is looked for at once, but strangers cannot make us ask all the time.
                .forcedJwkRefreshInterval(keyRefresh)
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    Optional<String> issuer() {
        return issuer;
    }

    String service() {
        return service;
    }

    String tenantClaim() {
        return tenantClaim;
    }

    String roleClaim() {
        return roleClaim;
    }
}
