package dev.fupan.review.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers and times as they are read, the same in both languages. */
final class Figures {

    private static final Set<String> SHARES = Set.of("ratio", "proportion");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Figures() {}

    static String of(@Nullable String value, String unit) {
        if (value == null) return "-";
        BigDecimal number = new BigDecimal(value);
        return SHARES.contains(unit)
                ? percent(number)
                : String.format(Locale.ROOT, "%,.2f", number).replaceAll("\\.00$", "");
    }

    static String money(Report.Money money) {
        return of(money.amount(), "money") + " " + money.currency();
    }

    static String rate(long k, long n) {
        if (n == 0) return "-";
        BigDecimal rate = BigDecimal.valueOf(k).divide(BigDecimal.valueOf(n), 6, RoundingMode.HALF_UP);
        return percent(rate) + " (" + k + "/" + n + ")";
    }

    static String range(@Nullable String low, @Nullable String high) {
        if (low == null && high == null) return "";
        return (low == null ? "0%" : percent(new BigDecimal(low))) + " – "
                + (high == null ? "100%" : percent(new BigDecimal(high)));
    }

    static String comparator(String word) {
        return switch (word) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            default -> word;
        };
    }

    static String instant(Instant at, String zone) {
        return MINUTE.format(at.atZone(ZoneId.of(zone))) + " (" + zone + ")";
    }

    private static String percent(BigDecimal ratio) {
        BigDecimal hundredths = ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return hundredths.stripTrailingZeros().toPlainString() + "%";
    }
}
