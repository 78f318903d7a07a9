package dev.fupan.actions.reminder;

import dev.fupan.actions.workspace.Workspaces;
import dev.fupan.contracts.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** Which time it is for a person and for the workspace. */
@ApplicationScoped
public class Whereabouts {

    private final Workspaces workspaces;

    Whereabouts(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** Where the directory names no zone that exists, the workspace's. */
    public ZoneId zoneOf(String tenant, Person person) {
        try {
            return person.zoneId();
        } catch (DateTimeException unknown) {
            return workspaces.zone(tenant);
        }
    }

    public Day day(String tenant, Person person, Instant instant) {
        return new Day(
                instant.atZone(zoneOf(tenant, person)).toLocalDate(),
                instant.atZone(workspaces.zone(tenant)).toLocalDate());
    }
}
