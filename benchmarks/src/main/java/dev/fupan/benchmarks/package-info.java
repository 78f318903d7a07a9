/**
 * Measures the product beside small reference programs that do the same work in the plainest way, in one run, so that
 * what counts is a ratio and not a machine. Reads options, runs the rounds and writes the table. Nothing of the product
 * depends on it.
 */
@NullMarked
package dev.fupan.benchmarks;

import org.jspecify.annotations.NullMarked;
