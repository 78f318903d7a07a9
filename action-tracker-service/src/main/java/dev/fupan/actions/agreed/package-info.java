/**
 * What reviews agree becomes actions here, once, in the order in which it was agreed. Later edits belong to the
 * tracker, so nothing but the agreement and its withdrawal is heard; of the session itself only who takes part in it.
 */
@NullMarked
package dev.fupan.actions.agreed;

import org.jspecify.annotations.NullMarked;
