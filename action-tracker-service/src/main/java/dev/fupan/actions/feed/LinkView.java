package dev.fupan.actions.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a person has a link, not the link.
 *
 * @param lastReadAt when a calendar last came by, to the hour
 */
record LinkView(
        String personId, Instant createdAt, @Nullable Instant lastReadAt) {}
