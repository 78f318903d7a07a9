package dev.fupan.metrics.feed;

import dev.fupan.metrics.view.FeedLag;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells operators what the feed waits for, and how far it is behind the log.
 *
 * <p>It is up even then: answers stay right, each up to the position that it names, and to send nobody here would turn
 * old numbers into none without the feed going on any sooner. Where nothing can be served, the check of the database
 * is down.
 */
@Readiness
@ApplicationScoped
class FeedCheck implements HealthCheck {
    private final Waits waits;
    private final FeedLag lag;

    FeedCheck(Waits waits, FeedLag lag) {
        this.waits = waits;
        this.lag = lag;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("feed").up();
        waits.byPartition().forEach((partition, wait) -> response.withData("partition " + partition, words(wait)));
        lag.millis()
                .ifPresentOrElse(
                        millis -> response.withData("lagMillis", millis),
                        () -> response.withData("lag", "not known: broker or database has not answered lately"));
        return response.build();
    }

    // The page is open to everyone; what the failure quotes is for the log alone.
    private static String words(Waits.Wait wait) {
        String what =
                switch (wait.fault()) {
                    case PASSING -> "the database, which cannot take it now";
                    case TOO_MUCH -> "the database, which takes too long for it";
                    case OF_A_RECORD, UNKNOWN -> "whoever mends the fault that the log tells of";
                };
        return "waits since " + wait.since() + " at offset " + wait.offset() + " for " + what;
    }
}
