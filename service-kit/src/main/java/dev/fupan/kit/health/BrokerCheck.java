package dev.fupan.kit.health;

import dev.fupan.kit.broker.Broker;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready while the Kafka broker answers. */
@Readiness
@ApplicationScoped
class BrokerCheck implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Broker broker;
    private @Nullable Admin admin;

    BrokerCheck(Broker broker) {
        this.broker = broker;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> client().describeCluster().nodes().toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(nodes -> HealthCheckResponse.named("broker")
                        .up()
                        .withData("nodes", nodes.size())
                        .build())
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named("broker")
                        .down()
                        .withData("missing", "the Kafka broker at " + broker.address() + " does not answer")
                        .build());
    }

    private synchronized Admin client() {
        Admin open = admin;
        if (open == null) admin = open = broker.admin();
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) admin.close(Duration.ofMillis(200));
    }
}
