/**
 * Ranges that others hold to be healthy, as versioned data with their source, and where an own rate stands in them.
 *
 * <p>The ranges cover transitions that do not adjoin; nothing is interpolated between them. It must not know where an
 * own rate comes from.
 */
@NullMarked
package dev.fupan.metrics.benchmark;

import org.jspecify.annotations.NullMarked;
