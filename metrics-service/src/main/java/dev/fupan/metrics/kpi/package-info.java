/**
 * Every metric but the funnel itself: which deals, leads or customers it counts, on which day, and what it makes of them.
 *
 * <p>Pure functions over journeys and facts. The same function answers for the live view, as of an instant, and for a
 * frozen position. It must not know where journeys come from.
 */
@NullMarked
package dev.fupan.metrics.kpi;

import org.jspecify.annotations.NullMarked;
