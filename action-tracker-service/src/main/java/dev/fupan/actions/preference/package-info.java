/**
 * How people want to be reminded: quiet hours, opting out (by sign-in or by the link in a mail), and putting one
 * action off with a reason. It knows nothing of what is sent and when.
 */
@NullMarked
package dev.fupan.actions.preference;

import org.jspecify.annotations.NullMarked;
