package dev.fupan.actions.delivery;

import java.time.Instant;

/** An attempt that has been made: when it began, how long it took and what came of it. */
record Attempt(Instant at, int millis, Outcome outcome) {}
