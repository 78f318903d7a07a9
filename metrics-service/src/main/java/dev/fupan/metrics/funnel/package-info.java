/**
 * The funnel: how many entered, how far they came, how long it took, and how sure the rates are.
 *
 * <p>A pure function over journeys, or over opportunities on request. Immature entries are counted apart and never
 * mixed into a rate. It must not know where journeys come from.
 */
@NullMarked
package dev.fupan.metrics.funnel;

import org.jspecify.annotations.NullMarked;
