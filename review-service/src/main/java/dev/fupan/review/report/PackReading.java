package dev.fupan.review.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a report shows of a pack, read from the pack as the metrics have answered it. */
final class PackReading {

    private final JsonNode pack;
    private final JsonNode tables;

    /** @param pack null = nothing was frozen */
    PackReading(@Nullable JsonNode pack) {
        this.pack = pack == null ? MissingNode.getInstance() : pack;
        this.tables = this.pack.path("tables");
    }

    Report.@Nullable Facts facts() {
        return pack.isMissingNode() ? null : facts(pack);
    }

    List<Report.Performance> performance() {
        return rows(tables.path("performance"), PackReading::performanceRow);
    }

    List<Report.Chosen> chosen() {
        Map<String, JsonNode> numbers = new HashMap<>();
        pack.path("numbers").forEach(one -> numbers.put(one.path("key").asText(), one));
        List<Report.Chosen> chosen = new ArrayList<>();
        for (JsonNode row : tables.path("performance")) {
            JsonNode number = numbers.get(row.path("numberKey").asText());
            if (row.path("category").asText().equals("chosen") && number != null) chosen.add(chosen(row, number));
        }
        return chosen;
    }

    private static Report.Chosen chosen(JsonNode row, JsonNode number) {
        Map<String, @Nullable String> before = new HashMap<>();
        number.path("comparisons").forEach(one -> before.put(one.path("against").asText(), text(one, "value")));
        String name = row.path("name").asText(row.path("metric").asText());
        return new Report.Chosen(
                row.path("metric").asText(),
                name,
                row.path("nameZh").asText(name),
                row.path("unit").asText("count"),
                text(row, "currency"),
                text(number, "value"),
                text(number, "n"),
                text(number.path("interval"), "low"),
                text(number.path("interval"), "high"),
                before.get("previous"),
                before.get("year"));
    }

    List<Report.Channel> channels() {
        return rows(tables.path("channels"), PackReading::channelRow);
    }

    List<Report.Step> funnel() {
        return rows(tables.path("funnel"), PackReading::stepRow);
    }

    List<Report.Loss> losses() {
        return rows(tables.path("lossReasons"), PackReading::lossRow);
    }

    List<Report.Moment> moments() {
        return moments(tables.path("timelines"));
    }

    /** The performance numbers that packs of earlier reviews have as well. */
    List<Report.Trend> trends(LocalDate from, List<Composer.Earlier> earlier) {
        return pack.isMissingNode() ? List.of() : trends(from, pack, earlier);
    }

    List<Report.Restated> restated(List<JsonNode> restatements) {
        Map<String, String> units = new HashMap<>();
        pack.path("numbers")
                .forEach(one ->
                        units.put(one.path("key").asText(), one.path("unit").asText()));
        return restatements.stream()
                .flatMap(one -> restated(one, units).stream())
                .toList();
    }

    /** Each by its key; packs of older versions have one English text alone, whose words make the key. */
    private static List<Report.Hint> hints(JsonNode row) {
        List<Report.Hint> hints = rows(
                row.path("hints"),
                one -> new Report.Hint(
                        one.path("key").asText(), one.path("text").asText()));
        String text = text(row, "hint");
        if (!hints.isEmpty() || text == null || text.isBlank()) return hints;
        List<Report.Hint> named = new ArrayList<>();
        for (String one : text.split("; "))
            named.add(new Report.Hint(one.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"), one));
        return named;
    }

    private static Report.Facts facts(JsonNode pack) {
        return new Report.Facts(
                pack.path("packId").asText(),
                pack.path("position").asText(),
                Instant.parse(pack.path("evaluatedAt").asText()),
                pack.path("zone").asText("UTC"),
                pack.path("hash").asText());
    }

    private static Report.Performance performanceRow(JsonNode row) {
        String name = row.path("name").asText(row.path("metric").asText());
        return new Report.Performance(
                row.path("category").asText(),
                row.path("metric").asText(),
                name,
                row.path("nameZh").asText(name),
                row.path("unit").asText("count"),
                text(row, "currency"),
                text(row, "target"),
                text(row, "actual"),
                row.path("attainment").asText("-"),
                text(row, "difference"));
    }

    private static Report.Channel channelRow(JsonNode row) {
        return new Report.Channel(
                row.path("channel").asText(),
                row.path("customerType").asText(),
                row.path("acquired").asLong(),
                row.path("intended").asLong(),
                row.path("closed").asLong());
    }

    private static Report.Step stepRow(JsonNode row) {
        return new Report.Step(
                row.path("step").asText(),
                row.path("reached").asLong(),
                row.path("k").asLong(),
                row.path("n").asLong(),
                text(row, "healthyLow"),
                text(row, "healthyHigh"),
                text(row, "status"),
                hints(row));
    }

    private static Report.Loss lossRow(JsonNode row) {
        List<Report.Money> amounts = new ArrayList<>();
        row.path("amounts")
                .properties()
                .forEach(one -> amounts.add(new Report.Money(one.getValue().asText(), one.getKey())));
        return new Report.Loss(row.path("reason").asText(), row.path("deals").asLong(), amounts);
    }

    private static List<Report.Moment> moments(JsonNode timelines) {
        List<Report.Moment> moments = new ArrayList<>();
        for (JsonNode timeline : timelines)
            for (JsonNode entry : timeline.path("entries")) {
                String amount = text(entry, "amount");
                moments.add(new Report.Moment(
                        timeline.path("account").asText(),
                        LocalDate.parse(entry.path("day").asText()),
                        entry.path("event").asText(),
                        amount == null
                                ? null
                                : new Report.Money(
                                        amount, entry.path("currency").asText()),
                        text(entry, "reason")));
            }
        return moments;
    }

    private static List<Report.Trend> trends(LocalDate from, JsonNode pack, List<Composer.Earlier> earlier) {
        List<Composer.Earlier> all = new ArrayList<>(earlier);
        all.add(new Composer.Earlier(from, pack));
        List<Report.Trend> trends = new ArrayList<>();
        for (JsonNode row : pack.path("tables").path("performance")) {
            List<Report.Point> points = new ArrayList<>();
            for (Composer.Earlier one : all)
                for (JsonNode then : one.pack().path("tables").path("performance")) {
                    boolean same = then.path("numberKey").equals(row.path("numberKey"));
                    String value = same ? text(then, "actual") : null;
                    if (value != null) points.add(new Report.Point(one.from(), value));
                }
            String name = row.path("name").asText(row.path("metric").asText());
            if (points.size() > 1)
                trends.add(new Report.Trend(
                        name,
                        row.path("nameZh").asText(name),
                        row.path("unit").asText("count"),
                        text(row, "currency"),
                        points));
        }
        return trends;
    }

    private static List<Report.Restated> restated(JsonNode restatement, Map<String, String> units) {
        return rows(
                restatement.path("changes"),
                change -> new Report.Restated(
                        change.path("numberKey").asText(),
                        units.get(change.path("numberKey").asText()),
                        text(change, "frozen"),
                        text(change, "current"),
                        change.path("causeCount").asLong()));
    }

    static <T> List<T> rows(JsonNode table, Function<JsonNode, T> row) {
        List<T> rows = new ArrayList<>();
        table.forEach(one -> rows.add(row.apply(one)));
        return rows;
    }

    static @Nullable String text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
