/**
 * Who is told what of open actions, and when: reminders by working days, what waits for the next digest, and what comes
 * first in it. All of it is decided from facts that are given; it knows neither tables nor mails.
 */
@NullMarked
package dev.fupan.actions.reminder;

import org.jspecify.annotations.NullMarked;
