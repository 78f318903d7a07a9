package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.Caller;
import java.util.Collections;

/** How much of a person a caller sees: a name, also the address, or everything. */
enum Sight {
    NOTHING,
    NAME,
    MAIL,
    ALL;

    /**
     * Everything of oneself, and to administrators, services and keys with the scope {@code admin}; a lead has the
     * addresses of the teams led; a viewer knows the own teams' people, everyone else knows everyone's name.
     */
    static Sight of(Caller caller, Person person) {
        if (seesAll(caller) || person.personId().equals(caller.personId())) return ALL;
        if (caller.is(Role.LEAD) && !Collections.disjoint(caller.ledTeams(), person.teams())) return MAIL;
        if (caller.is(Role.REP, Role.LEAD)) return NAME;
        return Collections.disjoint(caller.teams(), person.teams()) ? NOTHING : NAME;
    }

    static boolean seesAll(Caller caller) {
        return caller.is(Role.ADMIN, Role.SERVICE, Role.KEY);
    }
}
