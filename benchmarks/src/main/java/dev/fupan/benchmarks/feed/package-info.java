/**
 * How fast the log becomes rows: our metrics-service beside a reference that keeps every event id and counts in
 * minutes. Both read the same topic into a fresh database of the same server.
 */
@NullMarked
package dev.fupan.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
