/**
 * The anytime-valid test of a rate: evidence that may be looked at as often as one likes without raising the chance of
 * a false verdict over its level. Pure functions of counts; they know neither checkpoints nor time.
 */
@NullMarked
package dev.fupan.actions.evidence;

import org.jspecify.annotations.NullMarked;
