package dev.fupan.metrics.pack;

import dev.fupan.metrics.view.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far to trust a pack (N-22), as live answers say it.
 *
 * <p>Two parts: what a replay finds again stands at each number and is in the hash; what was so at the moment of the
 * freeze, like the lag or what waited in quarantine, is kept beside the hash.
 */
final class PackEnvelope {
    private PackEnvelope() {}

    /** @param lag behind the log, in milliseconds; empty where the log could not be asked */
    static Map<String, @Nullable Object> of(Envelope envelope, Instant evaluation, OptionalLong lag) {
        Map<String, @Nullable Object> asOf = new TreeMap<>();
        asOf.put("evaluatedAt", evaluation.toString());
        asOf.put("partition", envelope.partition());
        asOf.put("position", envelope.position());
        Instant appended = envelope.appendedAt();
        asOf.put("appendedAt", appended == null ? null : appended.toString());
        asOf.put("generation", envelope.generation());
        asOf.put("revision", envelope.revision());
        asOf.put("rebuilding", envelope.rebuilding());
        Envelope.Quality counts = envelope.quality();
        Map<String, @Nullable Object> quality = new TreeMap<>();
        quality.put("counted", counts.counted());
        quality.put("duplicates", counts.duplicates());
        quality.put("conflicts", counts.conflicts());
        quality.put("quarantined", counts.quarantined());
        quality.put("timeAssumed", counts.timeAssumed());
        quality.put("corrections", counts.corrections());
        quality.put("completenessPercent", PackNumbers.text(counts.completenessPercent()));
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("asOf", asOf);
        members.put("quality", quality);
        members.put("lagMillis", lag.isPresent() ? lag.getAsLong() : null);
        members.put("path", envelope.path());
        return members;
    }

    /** Gives each number the part that is found again up to the position. */
    static void into(List<Map<String, @Nullable Object>> numbers, long position, Instant evaluation) {
        for (Map<String, @Nullable Object> number : numbers) {
            Long n = (Long) number.get("n");
            Long missing = (Long) number.remove("missing");
            long out = missing == null ? 0 : missing;
            Map<String, @Nullable Object> envelope = new TreeMap<>();
            envelope.put("position", position);
            envelope.put("evaluatedAt", evaluation.toString());
            envelope.put("n", n);
            envelope.put("missing", out);
            envelope.put("completenessPercent", PackNumbers.text(Envelope.completenessPercent(n == null ? 0 : n, out)));
            number.put("envelope", envelope);
        }
    }
}
