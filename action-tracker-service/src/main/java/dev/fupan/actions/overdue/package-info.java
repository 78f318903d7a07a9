/**
 * Tells once per due date that it has passed while an action is still open. Being overdue is no state of an action;
 * this only watches the calendar of each workspace and says so.
 */
@NullMarked
package dev.fupan.actions.overdue;

import org.jspecify.annotations.NullMarked;
