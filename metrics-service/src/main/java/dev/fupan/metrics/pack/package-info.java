/**
 * Packs: all numbers of a review, frozen at a position of the log with the instant and the versions that made them.
 *
 * <p>A pack is stored once and never changes; reading the sets up to its position gives the same hash. It must not
 * know what a review makes of it.
 */
@NullMarked
package dev.fupan.metrics.pack;

import org.jspecify.annotations.NullMarked;
