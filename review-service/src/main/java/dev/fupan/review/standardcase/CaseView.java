package dev.fupan.review.standardcase;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A standard case as it is shown; {@code version} is its ETag. */
record CaseView(
        String id,
        String name,
        String kind,
        String customerType,
        String size,
        List<String> steps,
        int cycleDays,
        @Nullable String story,
        @Nullable String account,
        @Nullable String team,
        String month,
        boolean published,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        long version) {}
