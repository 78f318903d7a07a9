package dev.fupan.actions.reminder;

import dev.fupan.actions.preference.Preferences;
import dev.fupan.actions.preference.Snooze;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a digest for one person is made of, read in one transaction.
 *
 * @param said what this person has been told of these actions before
 */
public record DigestFacts(
        Preferences preferences,
        WorkingCalendar calendar,
        Set<String> reports,
        List<OpenAction> open,
        List<Snooze> snoozes,
        Set<Said> said,
        List<Waiting> waiting) {

    /** All that the digest of that day says, what is most at risk first. */
    public List<Ranked> rankedOn(Day day, String personId) {
        return new Ranking(day.recipients(), calendar).of(waiting, remindersOn(day, personId));
    }

    /** What of reminders is still to be said on that day. */
    List<Reminder> remindersOn(Day day, String personId) {
        Set<java.util.UUID> snoozed = snoozes.stream()
                .filter(one -> one.personId().equals(personId) && holdsOn(one, day.recipients()))
                .map(Snooze::actionId)
                .collect(Collectors.toSet());
        Recipient recipient = new Recipient(personId, preferences.optedOut(), reports, snoozed);
        return Reminders.on(day, recipient, open, calendar).stream()
                .filter(reminder -> !said.contains(Said.of(reminder)))
                .toList();
    }

    public static boolean holdsOn(Snooze snooze, LocalDate day) {
        return day.isBefore(snooze.until());
    }
}
