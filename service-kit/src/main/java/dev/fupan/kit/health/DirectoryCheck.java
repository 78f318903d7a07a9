package dev.fupan.kit.health;

import dev.fupan.kit.people.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started, and ready, once the directory has been read: before that nobody who signs in would be known. */
@Readiness
@Startup
@ApplicationScoped
class DirectoryCheck implements HealthCheck {

    private final Directory directory;

    DirectoryCheck(Directory directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("directory").status(directory.caughtUp());
        if (!directory.caughtUp()) response.withData("missing", "the topic of people has not been read to its end yet");
        return response.build();
    }
}
