package dev.fupan.actions.message;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One person who is told of it.
 *
 * @param mailedOn the recipient's date, for a mail of its own; null for the next digest
 */
record ToldItem(String recipient, @Nullable LocalDate mailedOn) {}
