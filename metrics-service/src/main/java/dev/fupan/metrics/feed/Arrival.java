package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Event;

/** A record of the log that is understood: whose it is, what it speaks of, and the event. */
record Arrival(String tenant, int partition, EntityRef entity, Event event) {}
