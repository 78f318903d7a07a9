package dev.fupan.metrics.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Envelope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes an answer with its envelope. */
final class Writing {
    private static final ObjectMapper JSON = new ObjectMapper()
            .findAndRegisterModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private Writing() {}

    static Reply reply(
            Wanted wanted,
            String tag,
            Content content,
            Envelope envelope,
            AsOf asOf,
            Instant evaluation,
            OptionalLong lag) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Fupan-Evaluated-At", evaluation.toString());
        headers.put("Fupan-Position", Long.toString(envelope.position()));
        lag.ifPresent(millis -> headers.put("Fupan-Lag-Millis", Long.toString(millis)));
        headers.put(
                "Fupan-Completeness-Percent",
                envelope.quality().completenessPercent().toPlainString());
        if (wanted.csv() != null) {
            return new Reply(tag, "text/csv; charset=UTF-8; header=present", csv(content, wanted.csv()), headers);
        }
        return new Reply(tag, "application/json", json(content, envelope, asOf, evaluation, lag), headers);
    }

    private static String csv(Content content, String name) {
        Table table = content.tables().get(name);
        if (table == null) {
            throw Refusal.unknown("table", name, content.tables().keySet());
        }
        return Csv.of(table);
    }

    private static String json(Content content, Envelope envelope, AsOf asOf, Instant evaluation, OptionalLong lag) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("asOf", asOf(envelope, asOf, evaluation));
        json.put("lagMillis", lag.isPresent() ? lag.getAsLong() : null);
        json.put("quality", quality(envelope.quality()));
        json.put("path", envelope.path());
        json.put("catalogueVersion", Catalogue.get().version());
        json.putAll(content.members());
        json.putAll(content.tables());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    private static Map<String, @Nullable Object> asOf(Envelope envelope, AsOf asOf, Instant evaluation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("evaluatedAt", evaluation);
        json.put("time", asOf.time());
        json.put("partition", envelope.partition());
        json.put(
                "position",
                asOf.position() == null ? envelope.position() : Math.min(asOf.position(), envelope.position()));
        json.put("appendedAt", envelope.appendedAt());
        json.put("generation", envelope.generation());
        json.put("revision", envelope.revision());
        json.put("rebuilding", envelope.rebuilding());
        return json;
    }

    private static Map<String, Object> quality(Envelope.Quality quality) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("counted", quality.counted());
        json.put("duplicates", quality.duplicates());
        json.put("conflicts", quality.conflicts());
        json.put("quarantined", quality.quarantined());
        json.put("timeAssumed", quality.timeAssumed());
        json.put("corrections", quality.corrections());
        json.put("completenessPercent", quality.completenessPercent());
        return json;
    }
}
