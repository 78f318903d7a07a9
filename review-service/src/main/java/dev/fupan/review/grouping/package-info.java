/**
 * Joining what is about the same: themes to themes, single reflections to themes. The one place that knows reflections,
 * themes and votes together, because votes go along.
 */
@NullMarked
package dev.fupan.review.grouping;

import org.jspecify.annotations.NullMarked;
