/**
 * Statistics: quantiles, intervals, tests and the judgement of a difference.
 *
 * <p>Pure functions of counts and decimals, each with its source. It must not know what is counted.
 */
@NullMarked
package dev.fupan.metrics.statistics;

import org.jspecify.annotations.NullMarked;
