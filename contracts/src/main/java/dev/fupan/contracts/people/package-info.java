/**
 * People and teams of a workspace, as every service learns them from the topic of the directory. Owners, participants
 * and the recipients of reminders are named by the ids given here; names and mail addresses appear in no other event.
 */
@NullMarked
package dev.fupan.contracts.people;

import org.jspecify.annotations.NullMarked;
