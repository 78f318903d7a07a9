/**
 * What is at stake with an action that somebody is reminded of, as one number to rank by: the share of its gap that is
 * still open times the probability that it is missed. Pure arithmetic over what the tracker knows; it knows nothing of
 * mails and of who is told.
 */
@NullMarked
package dev.fupan.actions.risk;

import org.jspecify.annotations.NullMarked;
