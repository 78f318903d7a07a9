/**
 * Review sessions: who meets about what, and in which phase they are. Every change of a session or of anything in it
 * goes through {@link dev.fupan.review.session.SessionStore} under the session's lock, which numbers it for the
 * participants and tells the others. What is discussed (facts, causes, plans) belongs to other packages, which build
 * on this one.
 */
@NullMarked
package dev.fupan.review.session;

import org.jspecify.annotations.NullMarked;
