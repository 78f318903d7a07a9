/**
 * What the tracker must know of a workspace: its time zone, by which days end, and its currency. Learnt from the
 * compacted topic of workspaces; it knows nothing of actions.
 */
@NullMarked
package dev.fupan.actions.workspace;

import org.jspecify.annotations.NullMarked;
