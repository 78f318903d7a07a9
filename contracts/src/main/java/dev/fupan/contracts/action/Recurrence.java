package dev.fupan.contracts.action;

import dev.fupan.contracts.loop.OneOf;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often an action comes again, in local dates of the workspace.
 *
 * @param days of a weekly one, {@code MONDAY}; empty = the first date's
 * @param until the last date that may be one of it
 */
public record Recurrence(
        @OneOf({"daily", "weekly", "monthly"}) String frequency,
        int interval,
        List<String> days,
        @Nullable LocalDate until,
        @Nullable Integer count) {}
