/**
 * What becomes of agreed actions and of their checkpoints, as told on {@code fupan.actions} under the action's id.
 * The agreement's parts (criterion, planned checkpoint, recurrence) live here as well, since reviews tell the same.
 */
@NullMarked
package dev.fupan.contracts.action;

import org.jspecify.annotations.NullMarked;
