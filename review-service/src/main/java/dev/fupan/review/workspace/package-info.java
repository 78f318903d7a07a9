/**
 * What reviews must know of a workspace: its time zone, by which days end, its currency, and on which days it
 * works. Learnt from the compacted topics of workspaces and calendars; it knows nothing of sessions.
 */
@NullMarked
package dev.fupan.review.workspace;

import org.jspecify.annotations.NullMarked;
