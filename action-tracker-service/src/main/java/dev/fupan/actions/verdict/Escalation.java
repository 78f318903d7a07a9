package dev.fupan.actions.verdict;

import dev.fupan.contracts.people.Person;
import dev.fupan.kit.people.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** To whom a matter goes that its owner cannot settle: the manager, else the workspace's admins. */
@ApplicationScoped
class Escalation {

    private final Directory directory;

    Escalation(Directory directory) {
        this.directory = directory;
    }

    List<String> above(String tenant, String ownerId) {
        Stream<Person> people =
                directory.managerOf(tenant, ownerId).map(Stream::of).orElseGet(() -> directory.admins(tenant).stream());
        return people.map(Person::personId).toList();
    }
}
