/**
 * Believable sales lives from a seed, fast enough to fill a log with a million events in seconds. Plays the part of the
 * intake where only the log matters. The demo company of the command line tells a better story, more slowly.
 */
@NullMarked
package dev.fupan.benchmarks.story;

import org.jspecify.annotations.NullMarked;
