package dev.fupan.actions.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An action in a person's calendar.
 *
 * @param sequence rises when its date or its words change
 * @param standing false when it is no longer this person's to do
 */
record Entry(
        UUID action, String measure, LocalDate due, int sequence, Instant changedAt, boolean standing, String status) {}
