package dev.fupan.actions.reminder;

import java.time.LocalDate;

/**
 * One thing to say of one open action.
 *
 * @param subject by which it is said once: the due date before it, the digest's day after it
 */
record Reminder(Kind kind, OpenAction action, LocalDate subject) {}
