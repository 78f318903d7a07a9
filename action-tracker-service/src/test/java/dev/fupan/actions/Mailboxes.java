package dev.fupan.actions;

import static dev.fupan.teststack.Patience.await;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives people of a workspace addresses that nobody else has, since all tests share one mail server. */
@ApplicationScoped
public class Mailboxes {

    private final Directory directory;

    Mailboxes(Directory directory) {
        this.directory = directory;
    }

    /** The address of somebody who speaks that language and lives in that zone from now on. */
    public String of(Office.Desk desk, String id, String language, String zone) {
        Person before = directory.person(desk.tenant(), id).orElseThrow();
        return put(
                desk,
                new Person(
                        id,
                        before.issuer(),
                        before.subject(),
                        before.name(),
                        address(desk, id),
                        language,
                        zone,
                        before.managerId(),
                        before.teams(),
                        before.crmOwners(),
                        before.role(),
                        true));
    }

    /** The address of a new rep in the team {@code sales} under that manager. */
    public String ofNewRep(Office.Desk desk, String id, String managerId) {
        Person like = directory.person(desk.tenant(), "rep").orElseThrow();
        return put(
                desk,
                new Person(
                        id,
                        null,
                        null,
                        "Name of " + id,
                        address(desk, id),
                        "en",
                        like.zone(),
                        managerId,
                        like.teams(),
                        java.util.List.of(),
                        Role.REP,
                        true));
    }

    private String put(Office.Desk desk, Person person) {
        desk.people().put(person);
        await().until(() -> directory
                .person(desk.tenant(), person.personId())
                .filter(person::equals)
                .isPresent());
        return person.mail();
    }

    private static String address(Office.Desk desk, String id) {
        return id + "@" + desk.tenant() + ".example.org";
    }
}
