package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The people of a workspace, in the database and, by way of the outbox, in every service. */
@ApplicationScoped
class PersonStore {

    private static final String LIST = """
            select * from person
            where tenant = :tenant and person_id > :after
              and (:team = '' or :team = any (teams))
              and (:everyone or teams && string_to_array(:teams, chr(10)) or person_id = :self)
            order by person_id limit :limit
            """;

    private final DirectoryStore directory;

    PersonStore(DirectoryStore directory) {
        this.directory = directory;
    }

    /** What came of a change. */
    record Saved(PersonEntry entry, boolean created) {}

    /**
     * Whom a list shall show.
     *
     * @param team only its members; empty = of any team
     * @param of whose colleagues alone, by the teams they share; null = everyone's
     */
    record Wanted(String after, String team, @Nullable Colleagues of, int limit) {}

    record Colleagues(String personId, Iterable<String> teams) {}

    Uni<@Nullable PersonEntry> find(String tenant, String personId) {
        return directory.reading(tenant, session -> find(session, tenant, personId));
    }

    Uni<List<PersonEntry>> list(String tenant, Wanted wanted) {
        Colleagues of = wanted.of();
        return directory.reading(tenant, session -> session.createNativeQuery(LIST, PersonEntry.class)
                .setParameter("tenant", tenant)
                .setParameter("after", wanted.after())
                .setParameter("team", wanted.team())
                .setParameter("everyone", of == null)
                .setParameter("teams", of == null ? "" : DirectoryStore.lines(of.teams()))
                .setParameter("self", of == null ? "" : of.personId())
                .setParameter("limit", wanted.limit())
                .getResultList());
    }

    /** Makes or changes a person; fails with a problem when the rest of the directory forbids it. */
    Uni<Saved> put(String tenant, Person person, Expected expected, Instant now) {
        return directory.changing(
                tenant, session -> find(session, tenant, person.personId()).chain(there -> {
                    expected.checkReplacing("person", there == null ? null : there.version());
                    return PersonReferencesStore.check(session, tenant, person)
                            .chain(() -> there == null
                                    ? added(session, tenant, person, now)
                                    : changed(session, there, person, now))
                            .call(() -> directory.tell(session, DirectoryKey.person(tenant, person.personId()), person))
                            .map(entry -> new Saved(entry, there == null));
                }));
    }

    /** False when there is no such person; what others say of them keeps the id. */
    Uni<Boolean> erase(String tenant, String personId, Expected expected, Instant now) {
        return directory.changing(
                tenant, session -> find(session, tenant, personId).chain(there -> {
                    expected.checkGiven("person", there == null ? null : there.version());
                    if (there == null) return Uni.createFrom().item(false);
                    return PersonReferencesStore.checkNeedless(session, tenant, personId)
                            .chain(() -> session.remove(there))
                            .chain(() -> session.persist(new ErasedPerson(tenant, personId, now)))
                            .chain(() -> directory.tell(session, DirectoryKey.person(tenant, personId), null))
                            .replaceWith(true);
                }));
    }

    private static Uni<PersonEntry> added(Mutiny.Session session, String tenant, Person person, Instant now) {
        PersonEntry entry = new PersonEntry(tenant, person, now);
        return session.find(ErasedPerson.class, new PersonEntry.Key(tenant, person.personId()))
                .invoke(erased -> {
                    if (erased != null)
                        throw ProblemType.CONFLICT
                                .because("'" + person.personId() + "' was somebody who has been erased,"
                                        + " and is still named in history: choose another id.")
                                .asException();
                })
                .chain(() -> session.persist(entry))
                .replaceWith(entry);
    }

    private static Uni<PersonEntry> changed(Mutiny.Session session, PersonEntry there, Person person, Instant now) {
        there.change(person, now);
        return session.flush().replaceWith(there);
    }

    private static Uni<@Nullable PersonEntry> find(Mutiny.Session session, String tenant, String personId) {
        return session.find(PersonEntry.class, new PersonEntry.Key(tenant, personId));
    }
}
