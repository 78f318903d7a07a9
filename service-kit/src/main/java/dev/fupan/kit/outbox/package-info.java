/**
 * What a service tells others, written in the transaction that changed its own state and sent afterwards.
 * One table per service (its migration lies beside this code, {@code db/kit}), one relay at a time over all
 * replicas, in order per key, at least once. It does not know what the records mean.
 */
@NullMarked
package dev.fupan.kit.outbox;

import org.jspecify.annotations.NullMarked;
