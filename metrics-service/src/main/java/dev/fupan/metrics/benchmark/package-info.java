/**
 * Ranges that others hold to be healthy, as versioned data with their source, and where an own number stands in them.
 *
 * <p>They ship with the product, or a workspace declares its own. Nothing is interpolated between the steps and
 * segments that they speak for. It must not know where an own number comes from.
 */
@NullMarked
package dev.fupan.metrics.benchmark;

import org.jspecify.annotations.NullMarked;
