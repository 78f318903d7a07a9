package dev.fupan.metrics.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The ranges that the product ships with, read once from {@code benchmarks.json}. */
public record HealthyRanges(String version, List<HealthyRange> ranges) {
    private static final HealthyRanges SHIPPED = load();

    public static HealthyRanges shipped() {
        return SHIPPED;
    }

    /** The range of the transition between two adjoining steps, where there is one. */
    public Optional<HealthyRange> between(String from, String to) {
        return ranges.stream()
                .filter(range -> range.from().equals(from) && range.to().equals(to))
                .findFirst();
    }

    private static HealthyRanges load() {
        try (InputStream json = HealthyRanges.class.getResourceAsStream("/benchmarks.json")) {
            return new ObjectMapper().readValue(json, HealthyRanges.class);
        } catch (IOException e) {
            throw new UncheckedIOException("benchmarks.json cannot be read", e);
        }
    }
}
