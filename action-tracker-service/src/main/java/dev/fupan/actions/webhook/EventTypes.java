package dev.fupan.actions.webhook;

import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.review.ReviewEvent;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The types of events that an endpoint can be told. */
public final class EventTypes {

    /** Sent on request alone, to see whether an endpoint answers. */
    public static final String PING = "fupan.webhook.ping.v1";

    public static final SortedSet<String> ALL = all();

    private EventTypes() {}

    private static SortedSet<String> all() {
        SortedSet<String> types = new TreeSet<>(ActionEvent.FAMILY.types().keySet());
        types.addAll(ReviewEvent.FAMILY.types().keySet());
        return Collections.unmodifiableSortedSet(types);
    }
}
