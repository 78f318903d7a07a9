/**
 * From the log into PostgreSQL: parse a batch, fold it into the sets it touches, read what changed, write it with the
 * consumer's offset in one transaction.
 *
 * <p>The fold is pure; the store has the SQL; the consumer has the order of steps and what happens when one fails. It
 * must not know HTTP or metrics.
 */
@NullMarked
package dev.fupan.metrics.feed;

import org.jspecify.annotations.NullMarked;
