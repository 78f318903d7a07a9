package dev.fupan.kit.health;

import dev.fupan.kit.tenant.ApiKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started, and ready, once the API keys have been read: before that every caller would be a stranger. */
@Readiness
@Startup
@ApplicationScoped
class KeysCheck implements HealthCheck {

    private final ApiKeys keys;

    KeysCheck(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("api-keys").status(keys.caughtUp());
        if (!keys.caughtUp()) response.withData("missing", "the topic of API keys has not been read to its end yet");
        return response.build();
    }
}
