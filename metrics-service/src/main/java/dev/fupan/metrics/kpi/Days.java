package dev.fupan.metrics.kpi;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.calendar.Grain;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.money.Conversion;
import dev.fupan.metrics.money.Rates;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days, periods and rates as the workspace counts them. */
public final class Days {
    private final WorkspaceCalendar calendar;
    private final Facts facts;

    public Days(Snapshot snapshot) {
        this.calendar = WorkspaceCalendar.of(snapshot.configuration());
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
        return calendar.dayOf(Cut.instant(micros));
    }

    public String periodName(LocalDate day, Grain grain) {
        return calendar.nameOf(day, grain);
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
