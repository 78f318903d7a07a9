/**
 * The numbers that dashboards poll: funnels, metrics with targets and comparisons, the performance table.
 *
 * <p>It turns questions into calls of the engine and what that says into flat rows, each with its interval and, where
 * two numbers stand side by side, with the judgement whether they differ. It computes no metric itself.
 */
@NullMarked
package dev.fupan.metrics.numbers;

import org.jspecify.annotations.NullMarked;
