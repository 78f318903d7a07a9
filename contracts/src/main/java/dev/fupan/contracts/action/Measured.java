package dev.fupan.contracts.action;

import dev.fupan.contracts.loop.Exact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Parts of the answer that a checkpoint had from the metrics. */
public final class Measured {

    private Measured() {}

    /** The population: entries in [from, to). */
    public record Window(Instant from, Instant to) {}

    public record Interval(@Exact BigDecimal low, @Exact BigDecimal high, String method) {}

    /** The statistics that gave the verdict, so that it can be computed again. */
    public record Method(String id, String version, Map<String, String> parameters) {}
}
