package dev.fupan.metrics.entity;

import dev.fupan.contracts.EntityRef;

/** An entity and the set of its events. */
public record EntitySet(EntityRef entity, EventSet events) {}
