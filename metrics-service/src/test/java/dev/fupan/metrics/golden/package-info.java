/** The golden cases: tiny worked streams, one rule of the event language each, asked of the pure reading. */
@NullMarked
package dev.fupan.metrics.golden;

import org.jspecify.annotations.NullMarked;
