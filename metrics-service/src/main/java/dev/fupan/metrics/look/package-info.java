/**
 * One look at one number for a checkpoint: the population between two instants, as of the second one.
 *
 * <p>It answers only when nothing that belongs to the answer can still come, names the record that it ends with, and
 * says the same for ever when asked with that. It must not know what the number decides.
 */
@NullMarked
package dev.fupan.metrics.look;

import org.jspecify.annotations.NullMarked;
