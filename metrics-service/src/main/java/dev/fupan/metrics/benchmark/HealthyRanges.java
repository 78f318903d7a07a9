package dev.fupan.metrics.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.workspace.Benchmark;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that hold for a workspace: its own, then those that the product ships with, read once from
 * {@code benchmarks.json}.
 *
 * @param version of the shipped ones; a workspace's own have versions of their own
 */
public record HealthyRanges(String version, List<HealthyRange> ranges) {
    private static final HealthyRanges SHIPPED = load();

    public static HealthyRanges shipped() {
        return SHIPPED;
    }

    /** With the workspace's own before the shipped ones. */
    public static HealthyRanges of(WorkspaceConfiguration configuration) {
        List<HealthyRange> all = new ArrayList<>();
        configuration.benchmarks().forEach(own -> all.add(own(own)));
        all.addAll(SHIPPED.ranges());
        return new HealthyRanges(SHIPPED.version(), List.copyOf(all));
    }

    /**
     * The range for a number with these properties: the one that says most about it, of several the workspace's own.
     *
     * @param properties dimension -> value, of a funnel also {@code step} and {@code from}
     */
    public Optional<HealthyRange> find(String metric, Map<String, String> properties) {
        HealthyRange best = null;
        for (HealthyRange range : ranges) {
            boolean fits = range.metric().equals(metric) && range.speaksFor(properties);
            if (fits && (best == null || weight(range) > weight(best))) {
                best = range;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether any number of the metric may have a range. */
    public boolean know(String metric) {
        return ranges.stream().anyMatch(range -> range.metric().equals(metric));
    }

    // Where two segments say equally much the first stands, and the workspace's own come first.
    private static int weight(HealthyRange range) {
        return range.segment().containsKey("from")
                ? range.segment().size() - 1
                : range.segment().size();
    }

    private static HealthyRange own(Benchmark benchmark) {
        return new HealthyRange(
                null,
                benchmark.metric(),
                benchmark.segment(),
                benchmark.low(),
                benchmark.high(),
                null,
                benchmark.source(),
                version(benchmark),
                List.of());
    }

    private static @Nullable String version(Benchmark benchmark) {
        if (benchmark.version() != null) {
            return benchmark.version();
        }
        return benchmark.date() == null ? null : benchmark.date().toString();
    }

    private static HealthyRanges load() {
        try (InputStream json = HealthyRanges.class.getResourceAsStream("/benchmarks.json")) {
            HealthyRanges read = new ObjectMapper().readValue(json, HealthyRanges.class);
            return new HealthyRanges(
                    read.version(),
                    read.ranges().stream()
                            .map(range -> range.versioned(read.version()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("benchmarks.json cannot be read", e);
        }
    }
}
