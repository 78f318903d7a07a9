/**
 * Many actions at once: lists for the weekly meeting, filtered and paged, the same as a table for spreadsheets, and
 * the scoreboard that says whether reviewing pays. It reads and changes nothing.
 */
@NullMarked
package dev.fupan.actions.board;

import org.jspecify.annotations.NullMarked;
