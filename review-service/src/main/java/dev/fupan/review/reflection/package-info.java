/**
 * What participants write down each by themselves: open to the writer alone until the facilitator reveals all of it at
 * once, in an order drawn by lot. Of anonymous words nothing here, in the log, in events or in answers leads to a person
 * or a time.
 */
@NullMarked
package dev.fupan.review.reflection;

import org.jspecify.annotations.NullMarked;
