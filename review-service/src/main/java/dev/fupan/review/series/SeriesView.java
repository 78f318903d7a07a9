package dev.fupan.review.series;

import dev.fupan.kit.calendar.WorkingCalendar;
import dev.fupan.review.session.Agenda;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A series as people see it.
 *
 * @param nextDate of the next session that is not made yet; null = there is none
 */
record SeriesView(
        String id,
        String templateKey,
        String kind,
        String goal,
        Map<String, String> scope,
        Agenda.@Nullable About about,
        List<String> accounts,
        Map<String, String> participants,
        String frequency,
        int every,
        LocalDateTime firstMeeting,
        @Nullable LocalDate until,
        int daysAhead,
        @Nullable LocalDate nextDate,
        String createdBy) {

    static SeriesView of(Series series, WorkingCalendar calendar) {
        Agenda agenda = series.agenda();
        Rhythm rhythm = series.rhythm();
        return new SeriesView(
                series.id().toString(),
                series.templateKey(),
                agenda.kind(),
                agenda.goal(),
                new TreeMap<>(agenda.scope()),
                agenda.about(),
                agenda.accounts(),
                new TreeMap<>(series.roles()),
                rhythm.frequency(),
                rhythm.every(),
                rhythm.first(),
                series.until(),
                series.daysAhead(),
                series.nextDate(calendar),
                series.createdBy());
    }
}
