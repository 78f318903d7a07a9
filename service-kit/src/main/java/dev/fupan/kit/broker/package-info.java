/**
 * The connection to Kafka that every service shares: one producer that never blocks its caller, the names of the
 * topics, and a reader for compacted topics. It knows records and bytes, not what they mean.
 */
@NullMarked
package dev.fupan.kit.broker;

import org.jspecify.annotations.NullMarked;
