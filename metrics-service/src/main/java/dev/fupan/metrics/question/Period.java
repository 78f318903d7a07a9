package dev.fupan.metrics.question;

import dev.fupan.metrics.calendar.Grain;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.kpi.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The period as it was asked for; only the workspace's calendar says which days it has. */
public record Period(
        @Nullable String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public static final Set<String> PARAMETERS = Set.of("period", "from", "to");

    public static Period of(Parameters parameters) {
        Period period = new Period(parameters.text("period"), parameters.date("from"), parameters.date("to"));
        if ((period.from == null) != (period.to == null)) {
            throw Refusal.of("from", "from and to are given together: the first day, and the day after the last.");
        }
        if (period.name != null && period.from != null) {
            throw Refusal.of("period", "Give either a period or from and to.");
        }
        if (period.from != null && period.to != null && !period.from.isBefore(period.to)) {
            throw Refusal.of("to", "to is the day after the last one and must lie after from.");
        }
        return period;
    }

    /** Its days; the fiscal year of the evaluation when nothing was asked for. */
    public Bucket in(WorkspaceCalendar calendar, Instant evaluation) {
        if (name != null) {
            return named(calendar, name);
        }
        if (from == null || to == null) {
            return calendar.named(calendar.nameOf(calendar.dayOf(evaluation), Grain.YEAR));
        }
        return Days.unit(calendar, from, to).orElse(new Bucket(from + "/" + to, from, to));
    }

    private static Bucket named(WorkspaceCalendar calendar, String name) {
        try {
            return calendar.named(name);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.of(
                    "period",
                    "A period is named like 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W45 or 2026-11-03, not " + name
                            + ".");
        }
    }
}
