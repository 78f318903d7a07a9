package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.contracts.people.Team;
import dev.fupan.kit.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The teams of a workspace, in the database and, by way of the outbox, in every service. */
@ApplicationScoped
class TeamStore {

    private static final String LIST = """
            select * from team
            where tenant = :tenant and team_id > :after
              and (:every or team_id = any (string_to_array(:teams, chr(10))))
            order by team_id limit :limit
            """;
    private static final String PEOPLE = "select person_id from person where tenant = :tenant"
            + " and person_id = any (string_to_array(:people, chr(10)))";
    private static final String MEMBERS =
            "select person_id from person where tenant = :tenant and :id = any (teams) order by person_id limit 5";
    private static final String BELOW =
            "select team_id from team where tenant = :tenant and parent_id = :id order by team_id limit 5";
    private static final String PARENTS =
            "select t.teamId, t.parentId from TeamEntry t where t.tenant = :tenant and t.parentId is not null";

    private final DirectoryStore directory;

    TeamStore(DirectoryStore directory) {
        this.directory = directory;
    }

    /** What came of a change. */
    record Saved(TeamEntry entry, boolean created) {}

    Uni<@Nullable TeamEntry> find(String tenant, String teamId) {
        return directory.reading(tenant, session -> find(session, tenant, teamId));
    }

    /** Ordered by id; {@code only} these, or all when null. */
    Uni<List<TeamEntry>> list(String tenant, String after, @Nullable Iterable<String> only, int limit) {
        return directory.reading(tenant, session -> session.createNativeQuery(LIST, TeamEntry.class)
                .setParameter("tenant", tenant)
                .setParameter("after", after)
                .setParameter("every", only == null)
                .setParameter("teams", only == null ? "" : DirectoryStore.lines(only))
                .setParameter("limit", limit)
                .getResultList());
    }

    /** Makes or changes a team; fails with a problem when the rest of the directory forbids it. */
    Uni<Saved> put(String tenant, Team team, Expected expected, Instant now) {
        return directory.changing(
                tenant, session -> find(session, tenant, team.teamId()).chain(there -> {
                    expected.checkReplacing("team", there == null ? null : there.version());
                    return checkReferences(session, tenant, team)
                            .chain(() -> there == null
                                    ? added(session, tenant, team, now)
                                    : changed(session, there, team, now))
                            .call(() -> directory.tell(session, DirectoryKey.team(tenant, team.teamId()), team))
                            .map(entry -> new Saved(entry, there == null));
                }));
    }

    /** False when there is no such team. */
    Uni<Boolean> delete(String tenant, String teamId, Expected expected) {
        Map<String, Object> of = Map.of("tenant", tenant, "id", teamId);
        return directory.changing(
                tenant, session -> find(session, tenant, teamId).chain(there -> {
                    expected.checkGiven("team", there == null ? null : there.version());
                    if (there == null) return Uni.createFrom().item(false);
                    return DirectoryStore.ids(session, MEMBERS, of)
                            .invoke(members -> refuse(members, "has members", "take it off their teams"))
                            .chain(() -> DirectoryStore.ids(session, BELOW, of))
                            .invoke(below -> refuse(below, "has teams below it", "give them another parent"))
                            .chain(() -> session.remove(there))
                            .chain(() -> directory.tell(session, DirectoryKey.team(tenant, teamId), null))
                            .replaceWith(true);
                }));
    }

    private static void refuse(List<String> holding, String why, String advice) {
        if (!holding.isEmpty())
            throw ProblemType.CONFLICT
                    .because("This team " + why + ", " + String.join(", ", holding) + ": " + advice + " first.")
                    .asException();
    }

    private static Uni<Void> checkReferences(Mutiny.Session session, String tenant, Team team) {
        Violations wrong = new Violations();
        return checkLeads(session, tenant, team, wrong)
                .chain(() -> checkParent(session, tenant, team, wrong))
                .invoke(wrong::refuse);
    }

    private static Uni<Void> checkLeads(Mutiny.Session session, String tenant, Team team, Violations wrong) {
        if (team.leads().isEmpty()) return Uni.createFrom().voidItem();
        Map<String, Object> named = Map.of("tenant", tenant, "people", DirectoryStore.lines(team.leads()));
        return DirectoryStore.ids(session, PEOPLE, named)
                .invoke(there -> {
                    for (int i = 0; i < team.leads().size(); i++)
                        wrong.require(
                                there.contains(team.leads().get(i)), "/leads/" + i, "the id of a person who exists");
                })
                .replaceWithVoid();
    }

    private static Uni<Void> checkParent(Mutiny.Session session, String tenant, Team team, Violations wrong) {
        String parent = team.parentId();
        if (parent == null) return Uni.createFrom().voidItem();
        return find(session, tenant, parent)
                .invoke(there -> wrong.require(
                        there != null || parent.equals(team.teamId()), "/parentId", "the id of a team that exists"))
                .chain(() -> session.createQuery(PARENTS, Object[].class)
                        .setParameter("tenant", tenant)
                        .getResultList())
                .invoke(rows -> {
                    Map<String, String> aboveOf =
                            rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
                    List<String> circle = Chain.circle(team.teamId(), parent, aboveOf);
                    wrong.require(
                            circle.isEmpty(),
                            "/parentId",
                            "a team that is not below this one: " + String.join(" -> ", circle));
                })
                .replaceWithVoid();
    }

    private static Uni<TeamEntry> added(Mutiny.Session session, String tenant, Team team, Instant now) {
        TeamEntry entry = new TeamEntry(tenant, team, now);
        return session.persist(entry).replaceWith(entry);
    }

    private static Uni<TeamEntry> changed(Mutiny.Session session, TeamEntry there, Team team, Instant now) {
        there.change(team, now);
        return session.flush().replaceWith(there);
    }

    private static Uni<@Nullable TeamEntry> find(Mutiny.Session session, String tenant, String teamId) {
        return session.find(TeamEntry.class, new TeamEntry.Key(tenant, teamId));
    }
}
