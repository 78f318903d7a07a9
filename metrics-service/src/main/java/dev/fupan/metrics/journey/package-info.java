/**
 * How a lead, its opportunities and their quotes went through a pipeline: the one pure reading behind every number.
 *
 * <p>{@link dev.fupan.metrics.journey.Reading} takes sets of events, a configuration and a cut, and gives journeys with
 * their deals. It must not know storage, HTTP or the clock; the same reading serves the live view, a view as of an
 * instant, a frozen view and the history of one journey.
 */
@NullMarked
package dev.fupan.metrics.journey;

import org.jspecify.annotations.NullMarked;
