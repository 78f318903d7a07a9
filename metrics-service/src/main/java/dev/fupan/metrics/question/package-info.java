/**
 * What a client asks for, read from query parameters: the period, the breakdown, the comparison, and as of when.
 *
 * <p>A name that nobody knows is refused with the names that are allowed, because a filter that is silently ignored
 * gives a wrong number. It must not know HTTP beyond names and texts, nor where the rows come from.
 */
@NullMarked
package dev.fupan.metrics.question;

import org.jspecify.annotations.NullMarked;
