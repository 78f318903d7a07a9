/**
 * Mails from their plan to what became of them: verdicts to owners at once, everything else in one digest per person
 * and working date. That something is said once is held by keys in the database; a mail is sent while its row is
 * locked, so that only a crash within the exchange with the mail server can repeat it. It changes no action.
 */
@NullMarked
package dev.fupan.actions.message;

import org.jspecify.annotations.NullMarked;
