package dev.fupan.review.cause;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "why?" in a chain.
 *
 * @param causeId another cause of the session that goes on from here; null = none
 */
public record Why(String text, @Nullable UUID causeId) {}
