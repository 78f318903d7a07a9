package dev.fupan.review.session;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what in a session, by the directory and the list of participants. */
@ApplicationScoped
public class Membership {

    private final Directory directory;

    Membership(Directory directory) {
        this.directory = directory;
    }

    /** @param roles person id -> role of those who take part */
    public Access of(Caller caller, Map<String, String> scope, Map<String, String> roles) {
        String role = caller.personId() == null ? null : roles.get(caller.personId());
        boolean facilitator = Participant.FACILITATOR.equals(role);
        boolean admin = caller.is(Role.ADMIN);
        boolean reads = role != null || admin || leads(caller, scope, roles.keySet());
        boolean oversees = facilitator || admin;
        return new Access(reads, role != null, facilitator, oversees, oversees || caller.leads(scope.get("team")));
    }

    /** The people whose sessions a lead may read: everyone in the teams led. */
    public Set<String> peopleLedBy(Caller caller) {
        Set<String> people = new TreeSet<>();
        for (String team : caller.ledTeams())
            for (Person one : directory.members(caller.tenant(), team)) people.add(one.personId());
        return people;
    }

    private boolean leads(Caller caller, Map<String, String> scope, Set<String> people) {
        if (!caller.is(Role.LEAD)) return false;
        if (caller.leads(scope.get("team"))) return true;
        return people.stream()
                .map(one -> directory
                        .person(caller.tenant(), one)
                        .map(Person::teams)
                        .orElse(List.of()))
                .anyMatch(teams -> teams.stream().anyMatch(caller::leads));
    }
}
