/**
 * Money: exact sums per currency, conversion at the rate of the day, costs spread over days.
 *
 * <p>Nothing is rounded before the end. It must not know deals or channels.
 */
@NullMarked
package dev.fupan.metrics.money;

import org.jspecify.annotations.NullMarked;
