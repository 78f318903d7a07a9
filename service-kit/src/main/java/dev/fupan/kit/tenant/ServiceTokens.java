package dev.fupan.kit.tenant;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tokens with which this service turns to others, one per audience, fetched with the client's own secret and
 * kept until they expire. Requests with them name the workspace in the header {@code Fupan-Tenant}.
 */
@ApplicationScoped
public class ServiceTokens {

    private final OidcClients clients;
    private final String service;
    private final Optional<String> issuer;
    private final Optional<String> secret;
    private final ConcurrentMap<String, Held> byAudience = new ConcurrentHashMap<>();

    private record Held(Uni<OidcClient> client, TokensHelper tokens) {}

    ServiceTokens(
            OidcClients clients,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "fupan.oidc.issuer") Optional<String> issuer,
            @ConfigProperty(name = "fupan.oidc.client-secret") Optional<String> secret) {
        this.clients = clients;
        this.service = service;
        this.issuer = issuer;
        this.secret = secret;
    }

    /** What goes behind {@code Bearer} in requests to that service; fails while the issuer is away. */
    public Uni<String> forAudience(String audience) {
        Held held = byAudience.computeIfAbsent(audience, this::held);
        return held.client
                .chain(held.tokens::getTokens)
                .map(tokens -> tokens.getAccessToken())
                // A client that could not be made is not kept: the issuer may be back at the next request.
                .onFailure()
                .invoke(() -> byAudience.remove(audience, held));
    }

    private Held held(String audience) {
        String url = issuer.orElseThrow(() -> missing("fupan.oidc.issuer"));
        var config = new OidcClientConfigBuilder()
                .authServerUrl(url)
                .id(service + "-to-" + audience)
                .clientId(service)
                .credentials(secret.orElseThrow(() -> missing("fupan.oidc.client-secret")))
                .grantOptions("client", Map.of("audience", audience))
                .build();
        Uni<OidcClient> client = Uni.createFrom()
                .deferred(() -> clients.newClient(config))
                .memoize()
                .indefinitely();
        return new Held(client, new TokensHelper());
    }

    private static IllegalStateException missing(String setting) {
        return new IllegalStateException("a service has tokens of its own where " + setting + " is set");
    }
}
