package dev.fupan.metrics.view;

import java.util.OptionalLong;

/** How far the feed is behind the log; whoever reads the log knows it. */
public interface Lag {
    /** Milliseconds since the oldest record of the tenant's partition that is not counted yet; 0 at its end. */
    OptionalLong millis(String tenant, Envelope envelope);
}
