/**
 * Why things are so: for each problem the causes that a group finds, asked down from what shows to what lies at the
 * root, in the branches of a fishbone, with what they rest on. A cause is concluded when its root is named with the way
 * of checking it; a conclusion that rests on nothing is flagged, never hidden. What is done about causes belongs to the
 * plan.
 */
@NullMarked
package dev.fupan.review.cause;

import org.jspecify.annotations.NullMarked;
