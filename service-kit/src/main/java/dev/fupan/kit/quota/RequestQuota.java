package dev.fupan.kit.quota;

import dev.fupan.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How many requests to our resources one person or key may make; the intake of events counts events instead. */
@ApplicationScoped
public class RequestQuota {

    private final Buckets<String> callers;
    private final Refusals refusals;

    RequestQuota(
            Refusals refusals,
            @ConfigProperty(name = "fupan.limits.requests-per-second", defaultValue = "200") long perSecond,
            @ConfigProperty(name = "fupan.limits.requests-burst", defaultValue = "2000") long burst) {
        this.refusals = refusals;
        this.callers = new Buckets<>(new Quota("requests", "requests", perSecond, burst));
    }

    /** Counts a request of that caller; the problem if it is one too many, else null. */
    public @Nullable Problem refusal(String caller) {
        Allowance allowance = new Allowance(List.of(callers.of(caller)), refusals);
        Problem refusal = allowance.refusal();
        if (refusal == null) allowance.charge(1);
        return refusal;
    }
}
