/**
 * The way out to addresses that people have typed in: every connection is checked and goes to the very address that
 * was checked, redirects are not followed, and an answer is never read further than its head. It knows nothing of
 * what is sent.
 */
@NullMarked
package dev.fupan.actions.egress;

import org.jspecify.annotations.NullMarked;
