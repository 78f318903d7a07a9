/**
 * What a session decides to do: agreed actions with one owner, a date and checkpoints, and the rules by which a
 * session may close. The tracker makes actions of what is told here; this package never follows them.
 */
@NullMarked
package dev.fupan.review.plan;

import org.jspecify.annotations.NullMarked;
