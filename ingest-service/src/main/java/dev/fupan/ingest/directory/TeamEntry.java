package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.Team;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team as kept in the directory; the version counts changes and is the ETag. */
@Entity
@Table(name = "team")
@IdClass(TeamEntry.Key.class)
class TeamEntry {

    @Id
    private String tenant;

    @Id
    @Column(name = "team_id")
    private String teamId;

    private String name;

    @Column(name = "parent_id")
    private @Nullable String parentId;

    private String[] leads;

    @Version
    private long version;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** Tenant first, as in every key. */
    record Key(String tenant, String teamId) implements Serializable {}

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    TeamEntry() {}

    @SuppressWarnings("NullAway.Init") // the rest is set by the change
    TeamEntry(String tenant, Team team, Instant now) {
        this.tenant = tenant;
        this.teamId = team.teamId();
        change(team, now);
    }

    final void change(Team team, Instant now) {
        if (!team.teamId().equals(teamId))
            throw new IllegalArgumentException(team.teamId() + " is another team than " + teamId);
        name = team.name();
        parentId = team.parentId();
        leads = team.leads().toArray(String[]::new);
        updatedAt = now;
    }

    long version() {
        return version;
    }

    /** What the services learn. */
    Team team() {
        return new Team(teamId, name, parentId, List.of(leads));
    }
}
