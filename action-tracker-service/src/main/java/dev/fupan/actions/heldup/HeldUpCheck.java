package dev.fupan.actions.heldup;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells operators how much of which work is held up; the log says what. Everything else works, so it is up. */
@Readiness
@ApplicationScoped
class HeldUpCheck implements HealthCheck {

    private final HeldUp heldUp;

    HeldUpCheck(HeldUp heldUp) {
        this.heldUp = heldUp;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("held up").up();
        heldUp.numbers().forEach((work, number) -> response.withData(work, number));
        return response.build();
    }
}
