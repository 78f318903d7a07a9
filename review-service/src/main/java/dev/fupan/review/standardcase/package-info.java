/**
 * Customers that others are measured by: what type and size they are, by which steps they were won and in how long. Any
 * other sale can be held against one, and the deviations are listed. Standard cases stand by themselves; they know
 * nothing of sessions.
 */
@NullMarked
package dev.fupan.review.standardcase;

import org.jspecify.annotations.NullMarked;
