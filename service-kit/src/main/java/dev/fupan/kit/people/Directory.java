package dev.fupan.kit.people;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.people.Team;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * People and teams by workspace, fed by {@link DirectoryConsumer}; asking costs no I/O.
 *
 * <p>References are followed as they stand: a manager or a team that is not known (any more) is left out, and circles
 * end where they began.
 */
@ApplicationScoped
public class Directory {

    private final ConcurrentMap<String, Workspace> workspaces = new ConcurrentHashMap<>();
    private final Set<DirectoryKey> erased = ConcurrentHashMap.newKeySet();
    private volatile boolean caughtUp;

    private record Identity(String issuer, String subject) {}

    private static final class Workspace {
        final ConcurrentMap<String, Person> people = new ConcurrentHashMap<>();
        final ConcurrentMap<String, Team> teams = new ConcurrentHashMap<>();
        final ConcurrentMap<Identity, String> identities = new ConcurrentHashMap<>();
    }

    public Optional<Person> person(String tenant, String personId) {
        return Optional.ofNullable(workspace(tenant).people.get(personId));
    }

    /** Who signs in as that subject of that issuer, inactive people included. */
    public Optional<Person> byIdentity(String tenant, String issuer, String subject) {
        String personId = workspace(tenant).identities.get(new Identity(issuer, subject));
        return personId == null ? Optional.empty() : person(tenant, personId);
    }

    public Optional<Team> team(String tenant, String teamId) {
        return Optional.ofNullable(workspace(tenant).teams.get(teamId));
    }

    /** Everyone, ordered by id. */
    public List<Person> people(String tenant) {
        return people(tenant, person -> true);
    }

    /** All teams, ordered by id. */
    public List<Team> teams(String tenant) {
        return workspace(tenant).teams.values().stream()
                .sorted(Comparator.comparing(Team::teamId))
                .toList();
    }

    /** Those who belong to the team itself, not to one below it. */
    public List<Person> members(String tenant, String teamId) {
        return people(tenant, person -> person.teams().contains(teamId));
    }

    public Optional<Person> managerOf(String tenant, String personId) {
        return person(tenant, personId)
                .map(Person::managerId)
                .flatMap(manager -> person(tenant, manager))
                .filter(Person::active);
    }

    /** Who is asked where there is no manager. */
    public List<Person> admins(String tenant) {
        return people(tenant, person -> person.role() == Role.ADMIN && person.active());
    }

    /** The teams that this person leads and all teams below them. */
    public Set<String> teamsLedBy(String tenant, String personId) {
        List<Team> teams = teams(tenant);
        Set<String> led = new LinkedHashSet<>();
        for (Team team : teams) if (team.leads().contains(personId)) led.add(team.teamId());
        boolean grown = !led.isEmpty();
        while (grown) {
            grown = false;
            for (Team team : teams)
                if (team.parentId() != null && led.contains(team.parentId())) grown |= led.add(team.teamId());
        }
        return led;
    }

    public boolean caughtUp() {
        return caughtUp;
    }

    void markCaughtUp() {
        caughtUp = true;
    }

    public void put(String tenant, Person person) {
        erased.remove(DirectoryKey.person(tenant, person.personId()));
        Workspace workspace = workspaces.computeIfAbsent(tenant, created -> new Workspace());
        forgetIdentity(workspace, workspace.people.put(person.personId(), person));
        if (person.issuer() != null && person.subject() != null)
            workspace.identities.put(new Identity(person.issuer(), person.subject()), person.personId());
    }

    public void put(String tenant, Team team) {
        workspaces.computeIfAbsent(tenant, created -> new Workspace()).teams.put(team.teamId(), team);
    }

    /**
     * The people whose tombstones have been read: whoever keeps words of theirs deletes them. A person who is only
     * missing is none of them, since a record that nobody can read is no reason to delete anything.
     */
    public Set<DirectoryKey> erasedPeople() {
        return Set.copyOf(erased);
    }

    void erase(DirectoryKey key) {
        remove(key);
        if (key.kind().equals(DirectoryKey.PERSON)) erased.add(key);
    }

    public void remove(DirectoryKey key) {
        Workspace workspace = workspace(key.tenant());
        if (key.kind().equals(DirectoryKey.TEAM)) workspace.teams.remove(key.id());
        else forgetIdentity(workspace, workspace.people.remove(key.id()));
    }

    private static void forgetIdentity(Workspace workspace, @Nullable Person before) {
        if (before != null && before.issuer() != null && before.subject() != null)
            workspace.identities.remove(new Identity(before.issuer(), before.subject()), before.personId());
    }

    private List<Person> people(String tenant, Predicate<Person> wanted) {
        return workspace(tenant).people.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Person::personId))
                .toList();
    }

    private Workspace workspace(String tenant) {
        Workspace known = workspaces.get(tenant);
        return known == null ? new Workspace() : known;
    }
}
