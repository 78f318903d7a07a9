package dev.fupan.review.theme;

import org.jspecify.annotations.Nullable;

/**
 * A theme as participants see it.
 *
 * @param title null = its words speak for themselves
 * @param version its ETag
 */
public record ThemeView(String id, @Nullable String title, long version) {}
