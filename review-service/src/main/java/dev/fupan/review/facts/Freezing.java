package dev.fupan.review.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Freezes the facts of a session: first it is written down that a pack is wanted, then the metrics are asked under
 * the pack's number, then the answer is stored. Whatever dies in between, asking again gives the same pack.
 */
@ApplicationScoped
class Freezing {

    private static final Logger LOG = Logger.getLogger(Freezing.class);
    private static final ProblemType METRICS_AWAY =
            new ProblemType("metrics-away", 503, "The numbers cannot be had right now");

    private final FactStore facts;
    private final MetricsPacks metrics;
    private final Clock clock;
    private final Duration patience;

    Freezing(
            FactStore facts,
            MetricsPacks metrics,
            Clock clock,
            @ConfigProperty(name = "fupan.facts.patience", defaultValue = "PT1M") Duration patience) {
        this.facts = facts;
        this.metrics = metrics;
        this.clock = clock;
        this.patience = patience;
    }

    Uni<PackView> freeze(Caller caller, UUID sessionId, By by) {
        return facts.ask(caller, sessionId, by)
                .chain(asked -> metrics.freeze(asked.tenant(), asked.key(), asked.request())
                        .chain(answer -> store(asked, by, answer)));
    }

    private Uni<PackView> store(FactStore.Asked asked, By by, MetricsPacks.Answer answer) {
        if (answer.is(201)) return facts.freeze(asked, by, answer.body());
        if (answer.isRefusal())
            return facts.withdraw(asked, by).chain(() -> Uni.createFrom().failure(refused(answer)));
        return facts.giveUp(asked, by).chain(() -> Uni.createFrom().failure(away()));
    }

    /** Finishes what a crash has left between the question and its answer. */
    @Scheduled(every = "${fupan.facts.every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> finishForgotten() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return facts.forgotten(now.minus(patience))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(asked -> finish(asked, now))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("forgotten packs wait cause=%s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Boolean> finish(FactStore.Asked asked, Instant now) {
        By by = new By(asked.askedBy(), asked.key(), now);
        return metrics.freeze(asked.tenant(), asked.key(), asked.request()).chain(answer -> {
            if (answer.is(201)) return facts.freeze(asked, by, answer.body()).replaceWith(true);
            if (answer.isRefusal()) return facts.withdraw(asked, by).replaceWith(false);
            return Uni.createFrom().item(false);
        });
    }

    static RuntimeException away() {
        return METRICS_AWAY
                .because("The metrics do not answer; nothing was frozen. Try again in a moment.")
                .retryAfter(5)
                .asException();
    }

    /** In the words of the metrics, which know what is wrong with the question. */
    static RuntimeException refused(MetricsPacks.Answer answer) {
        String detail = "";
        try {
            detail = Json.read(answer.body(), JsonNode.class).path("detail").asText("");
        } catch (IllegalStateException noJson) {
            LOG.warnf("metrics refused a pack without a reason status=%d", answer.status());
        }
        ProblemType type = answer.is(404) ? ProblemType.NOT_FOUND : ProblemType.INVALID;
        return type.because(detail.isEmpty() ? "The metrics refuse this period or scope." : detail)
                .asException();
    }
}
