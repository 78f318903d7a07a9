/**
 * The way in: batches of CloudEvents to {@code POST /api/v1/events}, resent with the same ids until the service
 * says what became of each event.
 *
 * <p>Knows HTTP and the receipt; knows nothing of where events come from.
 */
@NullMarked
package dev.fupan.cli.sending;

import org.jspecify.annotations.NullMarked;
