package dev.fupan.review.session;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
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

    public Access of(Caller caller, Map<String, String> scope, Collection<Participant> participants) {
        String person = caller.personId();
        boolean member = false;
        boolean facilitator = false;
        for (Participant one : participants) {
            if (!one.personId().equals(person)) continue;
            member = true;
            facilitator = one.role().equals(Participant.FACILITATOR);
        }
        boolean admin = caller.is(Role.ADMIN);
        boolean reads = member || admin || readsByKey(caller) || leads(caller, scope, participants);
        return new Access(reads, member, facilitator, facilitator || admin);
    }

    /** The people whose sessions a lead may read: everyone in the teams led. */
    Set<String> peopleLedBy(Caller caller) {
        Set<String> people = new TreeSet<>();
        for (String team : caller.ledTeams())
            for (Person one : directory.members(caller.tenant(), team)) people.add(one.personId());
        return people;
    }

    private static boolean readsByKey(Caller caller) {
        return caller.is(Role.KEY) && caller.may(Scope.READ_PEOPLE);
    }

    private boolean leads(Caller caller, Map<String, String> scope, Collection<Participant> participants) {
        if (!caller.is(Role.LEAD)) return false;
        if (caller.leads(scope.get("team"))) return true;
        return participants.stream()
                .map(one -> directory
                        .person(caller.tenant(), one.personId())
                        .map(Person::teams)
                        .orElse(List.of()))
                .anyMatch(teams -> teams.stream().anyMatch(caller::leads));
    }
}
