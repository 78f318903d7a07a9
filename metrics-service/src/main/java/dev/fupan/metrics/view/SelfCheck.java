package dev.fupan.metrics.view;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Compares stored rows with the events that they were read from; changes nothing.
 *
 * <p>What is compared: every journey and deal row of the generation that serves, with a reading of the stored event
 * sets in the same snapshot. Names of merged customers and the counts of the envelope are not, nor are the sets with
 * the log that they came from; the replay of a pack from the log does that.
 */
public interface SelfCheck {
    Uni<Drift> drift(String tenant);

    /** Those that anything is counted of. */
    Uni<List<String>> tenants();
}
