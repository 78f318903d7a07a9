/**
 * How the events of the loop, on {@code fupan.reviews} and {@code fupan.actions}, are named, read and written.
 * A family is a sealed interface with one record per type; a component is required unless it is {@code @Nullable}.
 * Unknown fields are tolerated, so that a reader outlives a newer writer. It knows no single type.
 */
@NullMarked
package dev.fupan.contracts.loop;

import org.jspecify.annotations.NullMarked;
