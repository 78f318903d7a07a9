/**
 * Days and periods as a workspace counts them: its zone, its week, its fiscal year.
 *
 * <p>Periods are half-open. It must not know what happened on a day.
 */
@NullMarked
package dev.fupan.metrics.calendar;

import org.jspecify.annotations.NullMarked;
