/**
 * What is not kept for ever: a while after a session has ended, the log of its changes and the words that were never
 * revealed. Everything else of a session stays.
 */
@NullMarked
package dev.fupan.review.retention;

import org.jspecify.annotations.NullMarked;
