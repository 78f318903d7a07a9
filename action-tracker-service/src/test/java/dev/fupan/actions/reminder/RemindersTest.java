package dev.fupan.actions.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.risk.Stake;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RemindersTest {

    private static final WorkingCalendar CHINA =
            new WorkingCalendar(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "CN", List.of());
    private static final LocalDate FIRST = LocalDate.of(2025, 2, 10);

    @Test
    void aDueDateInTheHolidaysCountsFromTheLastWorkingDayBefore() {
        OpenAction action = dueOn(LocalDate.parse("2026-10-04"));

        assertThat(kinds("owner", action, "2026-09-24")).containsExactly(Kind.D3);
        assertThat(kinds("owner", action, "2026-09-28")).isEmpty();
        assertThat(kinds("owner", action, "2026-09-29")).containsExactly(Kind.D1);
        assertThat(kinds("owner", action, "2026-09-30")).containsExactly(Kind.D0);
        assertThat(kinds("owner", action, "2026-10-08")).containsExactly(Kind.OVERDUE);
        assertThat(kinds("boss", action, "2026-10-08")).isEmpty();
        assertThat(kinds("boss", action, "2026-10-09")).containsExactly(Kind.MANAGER);
    }

    @Property
    void eachKindBeforeTheDueDateOnceAndOnWorkingDays(@ForAll @IntRange(max = 600) int offset) {
        LocalDate due = FIRST.plusDays(offset);
        OpenAction action = dueOn(due);

        List<Reminder> before = due.minusDays(40)
                .datesUntil(due.plusDays(1))
                .filter(CHINA::isWorking)
                .flatMap(day -> Reminders.on(new Day(day, day), owner(false), List.of(action), CHINA).stream())
                .toList();

        assertThat(before).extracting(Reminder::kind).containsExactly(Kind.D3, Kind.D1, Kind.D0);
        assertThat(before).extracting(Reminder::subject).containsOnly(due);
    }

    @Property
    void everyWorkingDayAfterTheDueDateOnceToTheOwnerAndFromTheSecondOnToTheManager(
            @ForAll @IntRange(max = 600) int offset) {
        LocalDate due = FIRST.plusDays(offset);
        List<LocalDate> days = due.plusDays(1)
                .datesUntil(due.plusDays(30))
                .filter(CHINA::isWorking)
                .toList();

        for (LocalDate day : days) {
            assertThat(kinds("owner", dueOn(due), day.toString())).containsExactly(Kind.OVERDUE);
            List<Kind> above = kinds("boss", dueOn(due), day.toString());
            if (day.equals(days.get(0))) assertThat(above).isEmpty();
            else assertThat(above).containsExactly(Kind.MANAGER);
        }
    }

    @Property
    void whoOptsOutOrPutsItOffHearsNothingOfIt(
            @ForAll @IntRange(max = 600) int offset, @ForAll @IntRange(min = -20, max = 20) int distance) {
        LocalDate due = FIRST.plusDays(offset);
        OpenAction action = dueOn(due);
        LocalDate day = due.plusDays(distance);
        Recipient putOff = new Recipient("owner", false, Set.of(), Set.of(action.id()));

        assertThat(Reminders.on(new Day(day, day), owner(true), List.of(action), CHINA))
                .isEmpty();
        assertThat(Reminders.on(new Day(day, day), putOff, List.of(action), CHINA))
                .isEmpty();
    }

    @Test
    void whoIsOwnerAndManagerAtOnceHearsItOnce() {
        Recipient both = new Recipient("owner", false, Set.of("owner"), Set.of());
        LocalDate day = LocalDate.parse("2026-09-30");

        assertThat(Reminders.on(new Day(day, day), both, List.of(dueOn(LocalDate.parse("2026-09-10"))), CHINA))
                .extracting(Reminder::kind)
                .containsExactly(Kind.OVERDUE);
    }

    private static List<Kind> kinds(String person, OpenAction action, String day) {
        LocalDate date = LocalDate.parse(day);
        Recipient recipient =
                person.equals("owner") ? owner(false) : new Recipient(person, true, Set.of("owner"), Set.of());
        return Reminders.on(new Day(date, date), recipient, List.of(action), CHINA).stream()
                .map(Reminder::kind)
                .toList();
    }

    private static Recipient owner(boolean optedOut) {
        return new Recipient("owner", optedOut, Set.of(), Set.of());
    }

    private static OpenAction dueOn(LocalDate due) {
        return new OpenAction(
                UUID.randomUUID(), "Call all", "owner", due, null, new Stake(true, true, BigDecimal.ONE, false));
    }
}
