package dev.fupan.review.lesson;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lesson as it is shown; {@code version} is its ETag. */
public record LessonView(
        String id,
        String sessionId,
        String kind,
        String content,
        @Nullable String scene,
        @Nullable String replicablePoint,
        Map<String, String> scope,
        boolean published,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        long version) {}
