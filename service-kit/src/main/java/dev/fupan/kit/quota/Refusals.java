package dev.fupan.kit.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts for the operator whom which quota has sent away. */
@ApplicationScoped
public class Refusals {

    private final MeterRegistry registry;

    public Refusals(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts one request that was refused for the sake of those quotas. */
    public void count(List<Quota> violated) {
        for (Quota quota : violated)
            Counter.builder("fupan.limits.refused")
                    .description("Requests refused because a quota was used up")
                    .tag("policy", quota.name())
                    .register(registry)
                    .increment();
    }
}
