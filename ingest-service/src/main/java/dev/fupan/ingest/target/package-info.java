/**
 * Targets as people set them: each is appended to the log as an event, because it can change an answer, and kept
 * here for GET. What a target means for a number, the metrics service says.
 */
@NullMarked
package dev.fupan.ingest.target;

import org.jspecify.annotations.NullMarked;
