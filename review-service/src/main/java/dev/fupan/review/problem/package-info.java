/**
 * What is wrong, each time by a number that was frozen: a gap to a target, a step below its healthy range, a channel
 * behind the others. Problems are ranked by impact, so that a group spends its time on the few that matter; the pack
 * itself suggests some. Why things are so is asked in the package of causes, which builds on this one.
 */
@NullMarked
package dev.fupan.review.problem;

import org.jspecify.annotations.NullMarked;
