/**
 * The catalogue: what each metric is called, means and is measured in, as data.
 *
 * <p>A key is for ever; a name is for display. The catalogue names the function that computes a metric and knows
 * nothing of how it does so.
 */
@NullMarked
package dev.fupan.metrics.catalogue;

import org.jspecify.annotations.NullMarked;
