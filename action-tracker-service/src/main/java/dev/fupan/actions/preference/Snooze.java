package dev.fupan.actions.preference;

import java.time.LocalDate;
import java.util.UUID;

/** One person hears nothing of one action until that date, the first on which it is said again. */
public record Snooze(UUID actionId, String personId, LocalDate until, String reason) {}
