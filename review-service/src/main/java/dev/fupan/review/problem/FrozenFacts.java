package dev.fupan.review.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a pack as facts.
 *
 * <p>A row of the performance table is held against its target, a step of the funnel against the lower end of its
 * healthy range where it is below that for certain, the rate of a channel against that of all channels together, and
 * the deals that were lost for a reason against all that were lost. Any other number is held against nothing.
 */
public final class FrozenFacts {

    private static final String CHANNELS = "channels/";
    // Of the performance table's numbers, less is better of the times that a sale takes.
    private static final Set<String> LESS_IS_BETTER = Set.of("M-22", "M-39");

    private final JsonNode pack;
    private final Map<String, Fact> facts = new TreeMap<>();

    private FrozenFacts(JsonNode pack) {
        this.pack = pack;
    }

    public static FrozenFacts of(JsonNode pack) {
        FrozenFacts frozen = new FrozenFacts(pack);
        for (JsonNode number : pack.path("numbers")) {
            String key = number.path("key").asText();
            frozen.facts.put(
                    key,
                    Fact.bare(
                            key,
                            number.path("metric").asText(),
                            number.path("unit").asText(),
                            decimal(number, "value")));
        }
        frozen.performance();
        frozen.funnel();
        frozen.channels();
        frozen.losses();
        return frozen;
    }

    public String packId() {
        return pack.path("packId").asText();
    }

    /** Empty when the pack has no such number. */
    public Optional<Fact> fact(String numberKey) {
        return Optional.ofNullable(facts.get(numberKey));
    }

    /** Of the rates of single channels. */
    List<String> channelKeys() {
        return facts.keySet().stream().filter(key -> key.startsWith(CHANNELS)).toList();
    }

    JsonNode table(String name) {
        return pack.path("tables").path(name);
    }

    JsonNode number(String numberKey) {
        for (JsonNode number : pack.path("numbers"))
            if (number.path("key").asText().equals(numberKey)) return number;
        return MissingNode.getInstance();
    }

    private void performance() {
        for (JsonNode row : table("performance")) {
            BigDecimal target = decimal(row, "target");
            boolean less = LESS_IS_BETTER.contains(row.path("metric").asText());
            if (target != null)
                facts.computeIfPresent(
                        row.path("numberKey").asText(),
                        (key, fact) -> fact.held(Fact.Held.AGAINST_TARGET, target, less));
        }
    }

    private void funnel() {
        for (JsonNode row : table("funnel")) {
            BigDecimal low = decimal(row, "healthyLow");
            boolean below = row.path("status").asText().equals("BELOW");
            if (low != null && below)
                facts.computeIfPresent(
                        row.path("numberKey").asText(),
                        (key, fact) -> fact.held(Fact.Held.AGAINST_HEALTHY_RANGE, low, false));
        }
    }

    private void channels() {
        Map<String, long[]> byMetric = new TreeMap<>();
        for (JsonNode number : pack.path("numbers")) {
            if (!number.path("key").asText().startsWith(CHANNELS) || !number.has("k")) continue;
            long[] sums = byMetric.computeIfAbsent(number.path("metric").asText(), metric -> new long[2]);
            sums[0] += number.path("k").asLong();
            sums[1] += number.path("n").asLong();
        }
        facts.replaceAll((key, fact) -> {
            long[] sums = key.startsWith(CHANNELS) ? byMetric.get(fact.metric()) : null;
            if (sums == null || sums[1] == 0) return fact;
            BigDecimal all = BigDecimal.valueOf(sums[0]).divide(BigDecimal.valueOf(sums[1]), MathContext.DECIMAL64);
            return fact.held(Fact.Held.AGAINST_ALL_CHANNELS, all, false);
        });
    }

    private void losses() {
        BigDecimal all = BigDecimal.ZERO;
        for (JsonNode row : table("lossReasons"))
            all = all.add(BigDecimal.valueOf(row.path("deals").asLong()));
        for (JsonNode row : table("lossReasons")) {
            BigDecimal lost = all;
            facts.computeIfPresent(row.path("numberKey").asText(), (key, fact) -> fact.asShareOf(lost));
        }
    }

    /** Null when it is missing or no number. */
    static @Nullable BigDecimal decimal(JsonNode object, String name) {
        JsonNode node = object.path(name);
        try {
            return node.isTextual() || node.isNumber() ? new BigDecimal(node.asText()) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
