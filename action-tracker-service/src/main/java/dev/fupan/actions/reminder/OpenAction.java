package dev.fupan.actions.reminder;

import dev.fupan.actions.risk.Stake;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An action that somebody still has to work on. */
public record OpenAction(
        UUID id,
        String measure,
        String ownerId,
        LocalDate dueDate,
        @Nullable String blockedBecause,
        Stake stake) {}
