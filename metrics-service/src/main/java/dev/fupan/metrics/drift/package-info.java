/**
 * The self-check, upon request and from time to time: are the stored rows what a fresh reading of the sets gives?
 *
 * <p>The comparison itself lies beside the rows, in {@link dev.fupan.metrics.view.SelfCheck}.
 */
@NullMarked
package dev.fupan.metrics.drift;

import org.jspecify.annotations.NullMarked;
