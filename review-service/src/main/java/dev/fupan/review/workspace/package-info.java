/**
 * What reviews must know of a workspace: its time zone, by which days end, and its currency. Learnt from the
 * compacted topic of workspaces; it knows nothing of sessions.
 */
@NullMarked
package dev.fupan.review.workspace;

import org.jspecify.annotations.NullMarked;
