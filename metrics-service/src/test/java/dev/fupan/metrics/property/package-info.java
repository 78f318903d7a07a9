/**
 * What holds for every set of records: laws of the reading, tried on generated streams.
 *
 * <p>A counter-example prints one record per line. Found ones become plain tests with a sentence for a name.
 */
@NullMarked
package dev.fupan.metrics.property;

import org.jspecify.annotations.NullMarked;
