/**
 * What became of the actions that reviews agreed on: their states and verdicts, as the tracker tells them, for the
 * session itself and for the next one of its series. It only reads; actions are changed in the tracker.
 */
@NullMarked
package dev.fupan.review.followup;

import org.jspecify.annotations.NullMarked;
