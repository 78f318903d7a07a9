package dev.fupan.review.workspace;

import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.kit.calendar.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The configurations in force, by workspace; one that is not known (yet) is the standard one. */
@ApplicationScoped
public class Workspaces {

    private static final WorkspaceConfiguration STANDARD = WorkspaceConfiguration.standard();

    private final ConcurrentMap<String, WorkspaceConfiguration> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, WorkingCalendar> calendars = new ConcurrentHashMap<>();
    private volatile boolean configurationsRead;
    private volatile boolean calendarsRead;

    /** The zone in which the workspace's days begin and end. */
    public ZoneId zone(String tenant) {
        return known.getOrDefault(tenant, STANDARD).zone();
    }

    public String currency(String tenant) {
        return known.getOrDefault(tenant, STANDARD).currency();
    }

    /** On which days the workspace works. */
    public WorkingCalendar calendar(String tenant) {
        WorkingCalendar decided = calendars.get(tenant);
        return decided == null ? WorkingCalendar.of(WorkingDays.standard(zone(tenant))) : decided;
    }

    /** Until then an answer may be the standard's although the workspace has decided otherwise. */
    public boolean caughtUp() {
        return configurationsRead && calendarsRead;
    }

    public void put(String tenant, WorkspaceConfiguration configuration) {
        known.put(tenant, configuration);
    }

    void remove(String tenant) {
        known.remove(tenant);
    }

    void put(String tenant, WorkingDays days) {
        calendars.put(tenant, WorkingCalendar.of(days));
    }

    void removeCalendar(String tenant) {
        calendars.remove(tenant);
    }

    void configurationsAreRead() {
        configurationsRead = true;
    }

    void calendarsAreRead() {
        calendarsRead = true;
    }
}
