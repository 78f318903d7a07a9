/**
 * Actions that come again: the rule by which they do, each occurrence made on schedule as an action of its own, and
 * edits of one occurrence and all that follow. What an action is and how it changes is not known here.
 */
@NullMarked
package dev.fupan.actions.series;

import org.jspecify.annotations.NullMarked;
