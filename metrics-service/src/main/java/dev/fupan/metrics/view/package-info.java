/**
 * What is known of a workspace at the moment of a question: journeys, deals, facts and how far to trust them.
 *
 * <p>Live questions are answered from stored rows, questions as of an instant or a position from the sets themselves,
 * through the same reading. It must not know metrics or HTTP.
 */
@NullMarked
package dev.fupan.metrics.view;

import org.jspecify.annotations.NullMarked;
