package dev.fupan.metrics.kpi;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.calendar.Grain;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.money.Conversion;
import dev.fupan.metrics.money.Rates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days, periods and rates as the workspace counts them. */
public final class Days {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int SECONDS_PER_DAY = 86_400;

    private final WorkspaceCalendar calendar;
    private final ZoneRules rules;
    private final Facts facts;
    // One answer asks for the names of a few days again and again.
    private final Map<Grain, Map<LocalDate, String>> names = new EnumMap<>(Grain.class);

    public Days(Snapshot snapshot) {
        this.calendar = WorkspaceCalendar.of(snapshot.configuration());
        this.rules = calendar.zone().getRules();
        this.facts = snapshot.facts();
    }

    public WorkspaceCalendar calendar() {
        return calendar;
    }

    /** The calendar unit that these days are exactly, with its name. */
    public static Optional<WorkspaceCalendar.Bucket> unit(WorkspaceCalendar calendar, LocalDate from, LocalDate to) {
        Grain unit = calendar.grainOf(from, to);
        return unit == Grain.DAY && !to.equals(from.plusDays(1))
                ? Optional.empty()
                : Optional.of(new WorkspaceCalendar.Bucket(calendar.nameOf(from, unit), from, to));
    }

    /** The local day of an instant given in microseconds since the epoch. */
    public LocalDate dayOf(long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        int offset = rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        return LocalDate.ofEpochDay(Math.floorDiv(second + offset, SECONDS_PER_DAY));
    }

    public String periodName(LocalDate day, Grain grain) {
        return names.computeIfAbsent(grain, key -> new HashMap<>())
                .computeIfAbsent(day, key -> calendar.nameOf(key, grain));
    }

    /** The asked window, else the pipeline's, in microseconds. */
    public long windowMicros(Pipeline pipeline, @Nullable Integer windowDays) {
        long days = windowDays == null ? pipeline.windowDays() : windowDays;
        return Duration.ofDays(days).toMillis() * 1_000;
    }

    Conversion conversion(String currency) {
        Rates rates = new Rates();
        facts.rates().forEach(rate -> rates.set(rate.base(), rate.quote(), rate.date(), rate.rate()));
        return new Conversion(rates, currency);
    }
}
