/**
 * The looks of checkpoints: which is due, what the metrics answer, and the verdict. A look is claimed, asked for and
 * entered in three steps that may each be cut off; only the last one changes anything, and it does so once.
 */
@NullMarked
package dev.fupan.actions.verdict;

import org.jspecify.annotations.NullMarked;
