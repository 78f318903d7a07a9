package dev.fupan.metrics.view;

import java.util.OptionalLong;

/** How far the feed is behind the log, over all partitions, whichever replica counts them. */
public interface FeedLag {
    /** Of the partition that is furthest behind, as {@link Lag} counts it; nothing where the log could not be asked. */
    OptionalLong millis();

    /** Records that are not counted; nothing where the log could not be asked lately. */
    OptionalLong records();
}
