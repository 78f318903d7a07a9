/**
 * The stream of a session's changes, for everyone who looks at it: in the order in which they were committed, filtered
 * by who may see what, going on after any interruption where the client left off. The log in the database is the one
 * source; notifications only say that it is worth looking. This package knows nothing of what the items mean.
 */
@NullMarked
package dev.fupan.review.changes;

import org.jspecify.annotations.NullMarked;
