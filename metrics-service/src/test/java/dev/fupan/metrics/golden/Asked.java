package dev.fupan.metrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.metrics.calendar.Grain;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.funnel.FunnelQuery;
import dev.fupan.metrics.kpi.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A question of a case in our own terms. */
public record Asked(JsonNode ask) {
    private static final Instant LONG_AFTER = Instant.parse("2100-01-01T00:00:00Z");

    public String question() {
        return ask.get("question").asText();
    }

    public Cut cut() {
        Cut cut = Cut.LIVE;
        if (ask.has("asOf")) {
            Instant asOf = Instant.parse(ask.get("asOf").asText());
            cut = cut.asOf(asOf);
            if (ask.has("graceMinutes")) {
                cut = cut.appendedBy(
                        asOf.plus(Duration.ofMinutes(ask.get("graceMinutes").asLong())));
            }
        }
        return ask.has("position") ? cut.upTo(ask.get("position").asLong()) : cut;
    }

    long position() {
        return ask.has("position") ? ask.get("position").asLong() : Long.MAX_VALUE;
    }

    Selection selection() {
        Map<String, Set<String>> filters = new HashMap<>();
        ask.path("filters")
                .fields()
                .forEachRemaining(filter ->
                        filters.put(filter.getKey(), Set.of(filter.getValue().asText())));
        return new Selection(
                LocalDate.parse(ask.path("from").asText("0001-01-01")),
                LocalDate.parse(ask.path("to").asText("9999-01-01")),
                ask.has("by") ? List.of(ask.get("by").asText()) : List.of(),
                filters,
                ask.has("grain") ? Grain.valueOf(ask.get("grain").asText().toUpperCase(Locale.ROOT)) : null,
                ask.path("ownerAsOf").asText("").equals("today"),
                ask.path("convertTo").asText(null));
    }

    FunnelQuery funnel() {
        Instant evaluatedAt =
                Instant.parse(ask.path("evaluatedAt").asText(ask.path("asOf").asText(LONG_AFTER.toString())));
        return new FunnelQuery(
                selection(),
                FunnelQuery.Basis.valueOf(ask.get("basis").asText().toUpperCase(Locale.ROOT)),
                ask.has("windowDays") ? ask.get("windowDays").asInt() : null,
                ask.path("strict").asBoolean(false),
                FunnelQuery.Unit.valueOf(ask.path("unit").asText("journey").toUpperCase(Locale.ROOT)),
                null,
                evaluatedAt);
    }
}
