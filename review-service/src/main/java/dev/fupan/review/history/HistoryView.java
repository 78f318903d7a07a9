package dev.fupan.review.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the past, as it is shown; {@code version} is the item's after that change. */
public record HistoryView(
        long version,
        int line,
        Instant at,
        String actor,
        String field,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {}
