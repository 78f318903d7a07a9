package dev.fupan.review.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A problem that a pack suggests by itself, ready to be recorded.
 *
 * @param kind {@code attainment_gap}, {@code below_healthy_range}, {@code weak_channel} or {@code loss_reason}
 * @param statement by language, {@code en} and {@code zh}
 * @param hint where to look first, when a benchmark has one
 * @param problemId the problem of the session that is about this number already
 */
record Suggestion(
        String kind,
        String packId,
        FactView fact,
        Map<String, String> statement,
        @Nullable String hint,
        @Nullable String problemId) {

    // A reason that half of the lost customers state is a common objection.
    private static final BigDecimal COMMON = new BigDecimal("0.5");

    /**
     * Targets that were missed, steps below their healthy range, channels whose whole interval lies below the rate of
     * all channels, and reasons behind at least half of the losses; the largest shortfall first.
     *
     * @param known problem ids by number key
     */
    static List<Suggestion> of(FrozenFacts facts, Map<String, String> known) {
        List<Suggestion> all = new ArrayList<>();
        for (JsonNode row : facts.table("performance"))
            add(
                    all,
                    "attainment_gap",
                    facts,
                    row,
                    row.path("name").asText(),
                    row.path("nameZh").asText(),
                    known);
        for (JsonNode row : facts.table("funnel")) {
            String step = row.path("step").asText();
            add(all, "below_healthy_range", facts, row, "Step " + step, "环节 " + step, known);
        }
        for (JsonNode row : facts.table("lossReasons")) {
            String reason = row.path("reason").asText();
            BigDecimal share = facts.fact(row.path("numberKey").asText())
                    .map(Fact::shortfall)
                    .orElse(null);
            if (share != null && share.compareTo(COMMON) >= 0)
                add(all, "loss_reason", facts, row, reason, reason, known);
        }
        channels(all, facts, known);
        all.sort(Comparator.comparing((Suggestion one) -> new BigDecimal(String.valueOf(one.fact.shortfall())))
                .reversed()
                .thenComparing(one -> one.fact.numberKey()));
        return all;
    }

    private static void channels(List<Suggestion> all, FrozenFacts facts, Map<String, String> known) {
        for (String key : facts.channelKeys()) {
            Fact fact = facts.fact(key).orElseThrow();
            BigDecimal high = FrozenFacts.decimal(facts.number(key).path("interval"), "high");
            BigDecimal reference = fact.reference();
            boolean signal = high != null && reference != null && high.compareTo(reference) < 0;
            String name = key.substring(key.lastIndexOf('/') + 1);
            if (signal && fact.isGap())
                all.add(suggestion("weak_channel", facts, fact, "Channel " + name, "渠道 " + name, null, known));
        }
    }

    private static void add(
            List<Suggestion> all,
            String kind,
            FrozenFacts facts,
            JsonNode row,
            String name,
            String nameZh,
            Map<String, String> known) {
        String hint = row.path("hint").asText(null);
        facts.fact(row.path("numberKey").asText())
                .filter(Fact::isGap)
                .ifPresent(fact -> all.add(suggestion(kind, facts, fact, name, nameZh, hint, known)));
    }

    private static Suggestion suggestion(
            String kind,
            FrozenFacts facts,
            Fact fact,
            String name,
            String nameZh,
            @Nullable String hint,
            Map<String, String> known) {
        Map<String, String> statement = new TreeMap<>();
        statement.put("en", english(name, fact));
        statement.put("zh", chinese(nameZh, fact));
        return new Suggestion(kind, facts.packId(), FactView.of(fact), statement, hint, known.get(fact.numberKey()));
    }

    private static String english(String name, Fact fact) {
        String by = percent(fact.shortfall());
        String numbers = " (" + shown(fact, fact.value()) + " against " + shown(fact, fact.reference()) + ")";
        return switch (fact.held()) {
            case AGAINST_TARGET -> name + " misses its target by " + by + numbers;
            case AGAINST_HEALTHY_RANGE -> name + " is " + by + " below its healthy range" + numbers;
            case AGAINST_ALL_CHANNELS -> name + " is " + by + " behind all channels" + numbers;
            case AGAINST_ALL_LOSSES -> by + " of the lost deals name " + name;
            case AGAINST_NOTHING -> name;
        };
    }

    private static String chinese(String name, Fact fact) {
        String by = percent(fact.shortfall());
        String numbers = "（" + shown(fact, fact.value()) + "，对比 " + shown(fact, fact.reference()) + "）";
        return switch (fact.held()) {
            case AGAINST_TARGET -> name + "比目标差 " + by + numbers;
            case AGAINST_HEALTHY_RANGE -> name + "低于健康区间 " + by + numbers;
            case AGAINST_ALL_CHANNELS -> name + "比全部渠道低 " + by + numbers;
            case AGAINST_ALL_LOSSES -> by + " 的丢单原因是 " + name;
            case AGAINST_NOTHING -> name;
        };
    }

    private static String shown(Fact fact, @Nullable BigDecimal value) {
        if (value == null) return "-";
        return fact.unit().equals("proportion")
                ? percent(value)
                : value.stripTrailingZeros().toPlainString();
    }

    private static String percent(@Nullable BigDecimal share) {
        if (share == null) return "-";
        BigDecimal percent = share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
