package dev.fupan.metrics.view;

import java.util.OptionalLong;

/** How far what is counted is behind the log. */
public interface Lag {
    /**
     * Milliseconds since the tenant's partition has had records that are not counted yet; 0 at its end, nothing where
     * the log could not be asked.
     */
    OptionalLong millis(String tenant, Envelope envelope);
}
