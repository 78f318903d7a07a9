package dev.fupan.review.reflection;

import org.jspecify.annotations.Nullable;

/**
 * A revealed word.
 *
 * @param authorId null = anonymous
 * @param version its ETag
 */
public record ReflectionView(
        String id, String text, @Nullable String authorId, String themeId, long version) {}
