/**
 * A person's open actions as a calendar to subscribe to, behind a secret link that works without a sign-in. It reads
 * actions and changes none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545, iCalendar</a>
 */
@NullMarked
package dev.fupan.actions.feed;

import org.jspecify.annotations.NullMarked;
