package dev.fupan.metrics.view;

import io.smallrye.mutiny.Uni;

/** Compares stored rows with the events that they were read from; changes nothing. */
public interface SelfCheck {
    Uni<Drift> drift(String tenant);
}
