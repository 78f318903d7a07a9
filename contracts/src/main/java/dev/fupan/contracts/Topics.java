package dev.fupan.contracts;

import java.time.Duration;
import java.util.List;

/** Every topic of the product; the launcher and the tests create them from {@link #ALL}. */
public final class Topics {

    public static final String CRM_EVENTS = "crm.events";
    public static final String CRM_QUARANTINE = "crm.quarantine";
    public static final String WORKSPACES = "fupan.workspaces";
    public static final String KEYS = "fupan.keys";
    public static final String SIGNALS = "fupan.signals";
    public static final String REVIEWS = "fupan.reviews";
    public static final String ACTIONS = "fupan.actions";
    public static final String DIRECTORY = "fupan.directory";
    public static final String CALENDARS = "fupan.calendars";

    /** The number is fixed at creation: a tenant's records must stay in one partition for ever. */
    private static final int EVENT_PARTITIONS = 32;

    private static final int FEW = 4;

    public static final List<TopicSpec> ALL = List.of(
            kept(CRM_EVENTS, "tenant", EVENT_PARTITIONS),
            kept(CRM_QUARANTINE, "tenant", FEW),
            compacted(WORKSPACES, "tenant"),
            compacted(KEYS, "key id"),
            new TopicSpec(SIGNALS, "pack id", FEW, false, Duration.ofDays(90).toMillis()),
            kept(REVIEWS, "review id", FEW),
            kept(ACTIONS, "action id", FEW),
            compacted(DIRECTORY, "tenant + person"),
            compacted(CALENDARS, "tenant"));

    private Topics() {}

    private static TopicSpec kept(String name, String key, int partitions) {
        return new TopicSpec(name, key, partitions, false, TopicSpec.FOR_EVER);
    }

    private static TopicSpec compacted(String name, String key) {
        // read from the beginning at every start, by every instance: one partition keeps that simple and in order
        return new TopicSpec(name, key, 1, true, TopicSpec.FOR_EVER);
    }
}
