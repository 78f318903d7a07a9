package dev.fupan.metrics.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All metrics, read once from {@code catalogue.json}. */
public final class Catalogue {
    private static final Catalogue INSTANCE = load();

    private record Content(String version, List<Metric> metrics) {}

    private final String version;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    private Catalogue(Content content) {
        this.version = content.version();
        content.metrics().forEach(metric -> metrics.put(metric.id(), metric));
    }

    public static Catalogue get() {
        return INSTANCE;
    }

    public String version() {
        return version;
    }

    public Collection<Metric> metrics() {
        return metrics.values();
    }

    public boolean has(String id) {
        return metrics.containsKey(id);
    }

    /** @throws IllegalArgumentException when no metric has this id; the message lists those there are */
    public Metric metric(String id) {
        Metric metric = metrics.get(id);
        if (metric == null) {
            throw new IllegalArgumentException("no metric " + id + "; there are " + metrics.keySet());
        }
        return metric;
    }

    private static Catalogue load() {
        try (InputStream json = Catalogue.class.getResourceAsStream("/catalogue.json")) {
            return new Catalogue(new ObjectMapper().readValue(json, Content.class));
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue.json cannot be read", e);
        }
    }
}
