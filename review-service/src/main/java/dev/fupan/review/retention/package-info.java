/**
 * What is not kept for ever: a while after a session has ended, the log of its changes and the words that were never
 * revealed. A closed session has not ended before its report is there, which is made of that log. Everything else of a
 * session stays.
 */
@NullMarked
package dev.fupan.review.retention;

import org.jspecify.annotations.NullMarked;
