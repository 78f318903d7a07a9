/**
 * The frozen numbers of a session: packs asked for from the metrics and kept as they were answered, so that nothing
 * changes under a discussion. What the numbers mean is the metrics' business; this package knows their keys alone.
 */
@NullMarked
package dev.fupan.review.facts;

import org.jspecify.annotations.NullMarked;
