package dev.fupan.actions.reminder;

import dev.fupan.contracts.people.Person;
import dev.fupan.kit.people.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who hears of other people's actions: the owner's manager, or the admins where there is none. */
@ApplicationScoped
public class Superiors {

    private final Directory directory;

    Superiors(Directory directory) {
        this.directory = directory;
    }

    public List<String> of(String tenant, String ownerId) {
        return directory
                .managerOf(tenant, ownerId)
                .map(manager -> List.of(manager.personId()))
                .orElseGet(() ->
                        directory.admins(tenant).stream().map(Person::personId).toList());
    }

    /** Those whose actions this person hears of, own ones left out. */
    public List<String> reportsTo(String tenant, String personId) {
        return directory.people(tenant).stream()
                .map(Person::personId)
                .filter(owner -> !owner.equals(personId) && of(tenant, owner).contains(personId))
                .toList();
    }
}
