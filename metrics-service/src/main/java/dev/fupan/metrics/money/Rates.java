package dev.fupan.metrics.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exchange rates by day: units of the quote currency for one of the base. There is no inverse and no cross rate. */
public final class Rates {
    private static final int DAYS_USABLE = 7;

    private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

    public void set(String base, String quote, LocalDate date, BigDecimal rate) {
        rates.computeIfAbsent(pair(base, quote), key -> new TreeMap<>()).put(date, rate);
    }

    /** The rate of the day, else the last earlier one that is at most seven days old, else null. */
    public @Nullable BigDecimal on(LocalDate day, String base, String quote) {
        if (base.equals(quote)) {
            return BigDecimal.ONE;
        }
        NavigableMap<LocalDate, BigDecimal> known = rates.get(pair(base, quote));
        Map.Entry<LocalDate, BigDecimal> last = known == null ? null : known.floorEntry(day);
        return last == null || last.getKey().plusDays(DAYS_USABLE).isBefore(day) ? null : last.getValue();
    }

    private static String pair(String base, String quote) {
        return base + '/' + quote;
    }
}
