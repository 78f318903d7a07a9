package dev.fupan.actions.reminder;

import java.util.Set;
import java.util.UUID;

/**
 * Who is reminded.
 *
 * @param reports those whose actions this person hears of, never the person itself
 * @param snoozed actions of which this person wants to hear nothing on the day in question
 */
record Recipient(String personId, boolean optedOut, Set<String> reports, Set<UUID> snoozed) {}
