package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a batch changes for one tenant; all of it is written in one transaction. */
final class Changes {
    /** A set that changed, or came to lie in another cluster, in its stored form. */
    record Set(EntityRef entity, @Nullable String cluster, byte[] events) {}

    record JourneyRow(int generation, Journey journey) {}

    record DealRow(int generation, Deal deal) {}

    record Key(int generation, EntityRef entity) {}

    record CustomerName(String id, String standing) {}

    record NewGeneration(int number, boolean serving, WorkspaceConfiguration configuration) {}

    record Quarantined(EntityRef entity, Event event, String reason, String detail) {}

    final String tenant;
    final int partition;
    final List<Set> sets = new ArrayList<>();
    final List<JourneyRow> journeys = new ArrayList<>();
    final List<Key> journeysGone = new ArrayList<>();
    final List<DealRow> deals = new ArrayList<>();
    final List<Key> dealsGone = new ArrayList<>();
    final List<CustomerName> customers = new ArrayList<>();
    final List<String> customersGone = new ArrayList<>();
    final List<NewGeneration> generations = new ArrayList<>();
    final List<Quarantined> quarantined = new ArrayList<>();
    long position = -1;
    long appendMicros;
    long counted;
    long duplicates;
    long conflicts;
    long timeAssumed;
    long corrections;

    Changes(String tenant, int partition) {
        this.tenant = tenant;
        this.partition = partition;
    }

    /** A record that waits in quarantine was dealt with as well. */
    void refuse(long offset, long appendMillis) {
        if (offset > position) {
            position = offset;
            appendMicros = appendMillis * Parsing.MICROS_PER_MILLI;
        }
    }
}
