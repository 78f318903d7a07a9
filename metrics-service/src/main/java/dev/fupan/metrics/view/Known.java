package dev.fupan.metrics.view;

import dev.fupan.metrics.kpi.Snapshot;

/** The rows that were needed, from one database snapshot, with their envelope. */
public record Known(Snapshot snapshot, Envelope envelope) {}
