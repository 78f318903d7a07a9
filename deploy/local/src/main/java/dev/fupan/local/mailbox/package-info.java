/**
 * A mail server for the local stack and for tests: it takes every mail over SMTP, delivers none, and shows what it
 * has taken on a page and as JSON. It knows nothing of who sends and why.
 */
@NullMarked
package dev.fupan.local.mailbox;

import org.jspecify.annotations.NullMarked;
