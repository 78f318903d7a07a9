package dev.fupan.review.template;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All templates in all versions, read once from the files beside the code. A version that sessions have used is never
 * edited: a change is a new file with the next version.
 */
@ApplicationScoped
public class Templates {

    private static final List<String> FILES = List.of(
            "five-step.v1",
            "result-process-problem-optimisation.v1",
            "collect-to-track.v1",
            "personal-summary.v1",
            "two-metrics.v1");

    private final List<Template> all = FILES.stream().map(Templates::read).toList();

    /** The newest version of that key. */
    public Optional<Template> newest(String key) {
        return all.stream().filter(one -> one.key().equals(key)).max(Comparator.comparingInt(Template::version));
    }

    /** The version that a session began with. */
    public Template of(String key, int version) {
        return all.stream()
                .filter(one -> one.key().equals(key) && one.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no template " + key + " of version " + version));
    }

    public List<String> keys() {
        return all.stream().map(Template::key).distinct().toList();
    }

    public List<Template> all() {
        return all;
    }

    private static Template read(String file) {
        try (InputStream in = Templates.class.getResourceAsStream("/templates/" + file + ".json")) {
            if (in == null) throw new IllegalStateException("no template file " + file);
            return new JsonMapper().readValue(in, new TypeReference<Template>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
