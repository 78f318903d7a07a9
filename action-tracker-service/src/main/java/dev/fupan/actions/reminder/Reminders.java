package dev.fupan.actions.reminder;

import dev.fupan.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is said on a working day of the actions that are open then.
 *
 * <p>Nothing is remembered: a change of the due date, of the owner or of the calendar changes what is said from that
 * day on. A day that had passed when an action was made, or on which nobody was there to send, is not made up for.
 */
final class Reminders {

    private static final int MANAGER_AFTER = 2;

    private Reminders() {}

    static List<Reminder> on(Day day, Recipient recipient, List<OpenAction> open, WorkingCalendar calendar) {
        return open.stream()
                .flatMap(action -> about(action, day, recipient, calendar).stream())
                .toList();
    }

    private static Optional<Reminder> about(OpenAction action, Day day, Recipient recipient, WorkingCalendar calendar) {
        if (recipient.snoozed().contains(action.id())) return Optional.empty();
        if (action.ownerId().equals(recipient.personId()))
            return recipient.optedOut() ? Optional.empty() : toOwner(action, day, calendar);
        return recipient.reports().contains(action.ownerId()) ? toSuperior(action, day, calendar) : Optional.empty();
    }

    private static Optional<Reminder> toOwner(OpenAction action, Day day, WorkingCalendar calendar) {
        LocalDate due = action.dueDate();
        if (due.isBefore(day.workspaces())) return Optional.of(new Reminder(Kind.OVERDUE, action, day.recipients()));
        LocalDate last = calendar.lastUntil(due);
        LocalDate today = day.recipients();
        if (today.equals(last)) return Optional.of(new Reminder(Kind.D0, action, due));
        if (today.equals(calendar.before(last, 1))) return Optional.of(new Reminder(Kind.D1, action, due));
        if (today.equals(calendar.before(last, 3))) return Optional.of(new Reminder(Kind.D3, action, due));
        return Optional.empty();
    }

    private static Optional<Reminder> toSuperior(OpenAction action, Day day, WorkingCalendar calendar) {
        LocalDate due = action.dueDate();
        boolean told = due.isBefore(day.workspaces()) && !day.recipients().isBefore(calendar.after(due, MANAGER_AFTER));
        return told ? Optional.of(new Reminder(Kind.MANAGER, action, day.recipients())) : Optional.empty();
    }
}
