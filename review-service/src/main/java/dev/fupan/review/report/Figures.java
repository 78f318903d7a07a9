package dev.fupan.review.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers and times as they are read in one language. */
final class Figures {

    private static final Set<String> SHARES = Set.of("ratio", "proportion");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Wording words;

    Figures(Wording words) {
        this.words = words;
    }

    String of(@Nullable String value, String unit) {
        if (value == null) return "–";
        BigDecimal number = new BigDecimal(value);
        return SHARES.contains(unit)
                ? percent(number)
                : String.format(Locale.ROOT, "%,.2f", number).replaceAll("\\.00$", "");
    }

    /** Of two figures; that of two percentages is told in points, for 5 % of 60 % would be another number. */
    String difference(@Nullable String value, String unit) {
        if (value == null || !SHARES.contains(unit)) return of(value, unit);
        return words.fill("points", hundredths(new BigDecimal(value)));
    }

    /** With what it counts, where that is more than pieces: {@code 12 days}, {@code 5,000 EUR}, {@code 10 %}. */
    String withUnit(@Nullable String value, @Nullable String unit) {
        if (value == null || unit == null) return value == null ? "–" : value;
        String figure = of(value, unit);
        if (SHARES.contains(unit) || unit.equals("count") || unit.equals("money")) return figure;
        return figure + " " + words.value("unit", unit);
    }

    String money(Report.Money money) {
        return of(money.amount(), "money") + " " + money.currency();
    }

    String rate(long k, long n) {
        if (n == 0) return "–";
        BigDecimal rate = BigDecimal.valueOf(k).divide(BigDecimal.valueOf(n), 6, RoundingMode.HALF_UP);
        return percent(rate) + " (" + k + "/" + n + ")";
    }

    String range(@Nullable String low, @Nullable String high) {
        if (low == null && high == null) return "";
        return percent(low == null ? BigDecimal.ZERO : new BigDecimal(low)) + " – "
                + percent(high == null ? BigDecimal.ONE : new BigDecimal(high));
    }

    /** A share as the pack writes it, {@code 76%}; a dash where there is none. */
    String share(String text) {
        if (!text.endsWith("%")) return text.equals("-") ? "–" : text;
        return words.fill("percent", text.substring(0, text.length() - 1));
    }

    String instant(Instant at, String zone) {
        return MINUTE.format(at.atZone(ZoneId.of(zone))) + " (" + zone + ")";
    }

    private String percent(BigDecimal ratio) {
        return words.fill("percent", hundredths(ratio));
    }

    private static String hundredths(BigDecimal ratio) {
        return ratio.movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
