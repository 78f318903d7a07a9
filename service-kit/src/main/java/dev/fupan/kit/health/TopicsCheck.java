package dev.fupan.kit.health;

import dev.fupan.kit.broker.KnownTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started, and ready, once every topic that this service writes to is known. */
@Readiness
@Startup
@ApplicationScoped
class TopicsCheck implements HealthCheck {

    private final KnownTopics topics;

    TopicsCheck(KnownTopics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        Set<String> missing = topics.missing();
        var response = HealthCheckResponse.named("topics").status(missing.isEmpty());
        if (!missing.isEmpty()) response.withData("missing", "topics " + String.join(", ", missing));
        return response.build();
    }
}
