package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.Person;
import dev.fupan.kit.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the rest of the directory says to a person: asked of the database, in the transaction of the change. */
final class PersonReferencesStore {

    private static final String SAME_SIGN_IN =
            "select person_id from person where tenant = :tenant and issuer = :issuer and subject = :subject"
                    + " and person_id <> :id";
    private static final String SAME_OWNERS = "select person_id from person where tenant = :tenant"
            + " and crm_owners && string_to_array(:owners, chr(10)) and person_id <> :id order by person_id";
    private static final String MANAGED =
            "select person_id from person where tenant = :tenant and manager_id = :id order by person_id limit 5";
    private static final String LED = "select team_id from team where tenant = :tenant and :id = any (leads) limit 5";
    private static final String TEAMS =
            "select team_id from team where tenant = :tenant and team_id = any (string_to_array(:teams, chr(10)))";
    private static final String MANAGERS =
            "select p.personId, p.managerId from PersonEntry p where p.tenant = :tenant and p.managerId is not null";

    private PersonReferencesStore() {}

    /** Fails with a problem when the person cannot be as written. */
    static Uni<Void> check(Mutiny.Session session, String tenant, Person person) {
        Violations wrong = new Violations();
        return checkTeams(session, tenant, person, wrong)
                .chain(() -> checkManager(session, tenant, person, wrong))
                .invoke(wrong::refuse)
                .chain(() -> checkSignIn(session, tenant, person))
                .chain(() -> checkOwners(session, tenant, person));
    }

    /** Fails with a problem while others refer to the person. */
    static Uni<Void> checkNeedless(Mutiny.Session session, String tenant, String personId) {
        Map<String, Object> of = Map.of("tenant", tenant, "id", personId);
        return DirectoryStore.ids(session, MANAGED, of)
                .invoke(managed -> refuse(managed, "is the manager of " + managed + ": give them another one first"))
                .chain(() -> DirectoryStore.ids(session, LED, of))
                .invoke(led -> refuse(led, "leads " + led + ": take them off that team's leads first"))
                .replaceWithVoid();
    }

    private static void refuse(List<String> holding, String why) {
        if (!holding.isEmpty())
            throw ProblemType.CONFLICT.because("This person " + why + ".").asException();
    }

    private static Uni<Void> checkTeams(Mutiny.Session session, String tenant, Person person, Violations wrong) {
        if (person.teams().isEmpty()) return Uni.createFrom().voidItem();
        Map<String, Object> named = Map.of("tenant", tenant, "teams", DirectoryStore.lines(person.teams()));
        return DirectoryStore.ids(session, TEAMS, named)
                .invoke(there -> {
                    for (int i = 0; i < person.teams().size(); i++)
                        wrong.require(
                                there.contains(person.teams().get(i)), "/teams/" + i, "the id of a team that exists");
                })
                .replaceWithVoid();
    }

    private static Uni<Void> checkManager(Mutiny.Session session, String tenant, Person person, Violations wrong) {
        String manager = person.managerId();
        if (manager == null) return Uni.createFrom().voidItem();
        return session.find(PersonEntry.class, new PersonEntry.Key(tenant, manager))
                .invoke(there -> wrong.require(
                        there != null || manager.equals(person.personId()),
                        "/managerId",
                        "the id of a person who exists"))
                .chain(() -> session.createQuery(MANAGERS, Object[].class)
                        .setParameter("tenant", tenant)
                        .getResultList())
                .invoke(rows -> {
                    Map<String, String> aboveOf =
                            rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
                    List<String> circle = Chain.circle(person.personId(), manager, aboveOf);
                    wrong.require(
                            circle.isEmpty(),
                            "/managerId",
                            "someone who is not below this person: " + String.join(" -> ", circle));
                })
                .replaceWithVoid();
    }

    private static Uni<Void> checkSignIn(Mutiny.Session session, String tenant, Person person) {
        if (person.issuer() == null || person.subject() == null)
            return Uni.createFrom().voidItem();
        Map<String, Object> signIn = Map.of(
                "tenant", tenant, "id", person.personId(), "issuer", person.issuer(), "subject", person.subject());
        return DirectoryStore.ids(session, SAME_SIGN_IN, signIn)
                .invoke(others -> taken(others, "/subject", "signs in with this issuer and subject"))
                .replaceWithVoid();
    }

    private static Uni<Void> checkOwners(Mutiny.Session session, String tenant, Person person) {
        if (person.crmOwners().isEmpty()) return Uni.createFrom().voidItem();
        Map<String, Object> owners =
                Map.of("tenant", tenant, "id", person.personId(), "owners", DirectoryStore.lines(person.crmOwners()));
        return DirectoryStore.ids(session, SAME_OWNERS, owners)
                .invoke(others -> taken(others, "/crmOwners", "has one of these crmOwners"))
                .replaceWithVoid();
    }

    private static void taken(List<String> others, String pointer, String what) {
        if (!others.isEmpty())
            throw ProblemType.CONFLICT
                    .because("'" + others.get(0) + "' " + what + " already: take it away there first.")
                    .with("pointer", pointer)
                    .with("personId", others.get(0))
                    .asException();
    }
}
