package dev.fupan.actions.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action in a person's calendar.
 *
 * @param sequence the action's revision when its date or its words last changed
 * @param standing false when it is no longer this person's to do
 */
record Entry(
        UUID action,
        String measure,
        LocalDate due,
        int sequence,
        Instant changedAt,
        boolean standing,
        String status,
        @Nullable String degree,
        @Nullable String resources) {}
