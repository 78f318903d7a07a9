/**
 * What the log says about one entity: the set of its events, and what can be read from such sets alone.
 *
 * <p>A set is keyed by event identity and keeps the record with the lowest position, so that union is commutative,
 * associative and idempotent. Voids, merges, deletions and the histories of fields are readings of sets. Nothing here
 * knows pipelines, metrics, storage or time zones.
 */
@NullMarked
package dev.fupan.metrics.entity;

import org.jspecify.annotations.NullMarked;
