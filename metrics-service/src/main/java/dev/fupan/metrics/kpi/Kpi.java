package dev.fupan.metrics.kpi;

/** A metric: from a snapshot and a selection to an answer. */
@FunctionalInterface
public interface Kpi {
    /** @throws IllegalArgumentException when the selection asks for what the metric cannot give */
    Answer answer(Snapshot snapshot, Selection selection);
}
