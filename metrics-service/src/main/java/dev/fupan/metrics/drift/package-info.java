/**
 * The standing self-check: are the stored rows what a fresh reading of the sets gives?
 *
 * <p>It reads both through {@link dev.fupan.metrics.view.Views} and changes nothing; any difference is a defect.
 */
@NullMarked
package dev.fupan.metrics.drift;

import org.jspecify.annotations.NullMarked;
