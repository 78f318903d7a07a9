/**
 * Votes on the themes of a session, in rounds with a budget for each voter. A ballot is open to its voter alone and the
 * totals to nobody until the round is closed; a vote goes where its theme goes.
 */
@NullMarked
package dev.fupan.review.vote;

import org.jspecify.annotations.NullMarked;
