/**
 * How an answer leaves: flat rows, how far to trust them, a tag that says whether anything changed, JSON or CSV.
 *
 * <p>A question that was answered before and whose rows have not moved costs no statement. It must not know any
 * metric: what is asked comes as an {@link dev.fupan.metrics.answer.Asked}.
 */
@NullMarked
package dev.fupan.metrics.answer;

import org.jspecify.annotations.NullMarked;
