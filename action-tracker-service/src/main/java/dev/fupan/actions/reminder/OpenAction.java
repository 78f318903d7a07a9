package dev.fupan.actions.reminder;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An action that somebody still has to work on. */
record OpenAction(
        UUID id,
        String measure,
        String ownerId,
        LocalDate dueDate,
        @Nullable String blockedBecause) {}
