package dev.fupan.ingest.intake;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.quota.Allowance;
import dev.fupan.kit.quota.Buckets;
import dev.fupan.kit.quota.Quota;
import dev.fupan.kit.quota.Refusals;
import dev.fupan.kit.quota.Share;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.Strangers;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many events a key may send, and how many its whole workspace in bulk, so that one workspace's import leaves room
 * for the neighbours.
 *
 * <p>A request is let in while anything is left and charged for the events that it turned out to hold; a stream is not
 * refused in the middle but read as slowly as its quota fills.
 */
@ApplicationScoped
class IntakeQuotas {

    private final Buckets<String> keys;
    private final Buckets<String> tenantsInBulk;
    private final Refusals refusals;
    private final Strangers strangers;

    @Inject
    IntakeQuotas(
            Refusals refusals,
            Strangers strangers,
            @ConfigProperty(name = "fupan.limits.events-per-second", defaultValue = "50000") long events,
            @ConfigProperty(name = "fupan.limits.events-burst", defaultValue = "500000") long eventsAtOnce,
            @ConfigProperty(name = "fupan.limits.bulk-events-per-second", defaultValue = "50000") long bulk,
            @ConfigProperty(name = "fupan.limits.bulk-events-burst", defaultValue = "500000") long bulkAtOnce) {
        this(
                refusals,
                strangers,
                new Quota("events", "events", events, eventsAtOnce),
                new Quota("bulk-events", "events in bulk", bulk, bulkAtOnce),
                TimeMeter.SYSTEM_NANOTIME);
    }

    IntakeQuotas(Refusals refusals, Strangers strangers, Quota ofKey, Quota ofTenantInBulk, TimeMeter time) {
        this.refusals = refusals;
        this.strangers = strangers;
        this.keys = new Buckets<>(ofKey, time);
        this.tenantsInBulk = new Buckets<>(ofTenantInBulk, time);
    }

    /** What that key may still send in that form. */
    Allowance of(Caller caller, boolean inBulk) {
        Share ofKey = keys.of(String.valueOf(caller.keyId()));
        return new Allowance(inBulk ? List.of(ofKey, tenantsInBulk.of(caller.tenant())) : List.of(ofKey), refusals);
    }

    /** What is answered to a credential that proves nobody. */
    Problem ofStranger(Problem refusal, HttpServerRequest request) {
        return strangers.instead(refusal, request);
    }
}
