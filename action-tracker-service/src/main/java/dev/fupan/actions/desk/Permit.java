package dev.fupan.actions.desk;

import dev.fupan.actions.action.Action;
import dev.fupan.actions.action.Tracked;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Who may do what with an action: its owner works on it, leads of the owner's teams and admins decide about it. */
@ApplicationScoped
public class Permit {

    private final Directory directory;

    Permit(Directory directory) {
        this.directory = directory;
    }

    /** Whether the caller decides about actions of that owner. */
    public boolean decides(Caller caller, String ownerId) {
        if (caller.is(Role.ADMIN)) return true;
        if (!caller.is(Role.LEAD)) return false;
        List<String> teams =
                directory.person(caller.tenant(), ownerId).map(Person::teams).orElse(List.of());
        return teams.stream().anyMatch(caller::leads);
    }

    /** Whether the caller works on it. */
    public boolean worksOn(Caller caller, String ownerId) {
        return ownerId.equals(caller.personId()) || decides(caller, ownerId);
    }

    /** Whose actions the caller sees whole. */
    public Sight sight(Caller caller) {
        String person = caller.personId();
        if (person == null || caller.is(Role.ADMIN)) return new Sight(null, List.of());
        List<String> owners = Stream.concat(
                        Stream.of(person),
                        caller.ledTeams().stream()
                                .flatMap(team -> directory.members(caller.tenant(), team).stream())
                                .map(Person::personId))
                .distinct()
                .sorted()
                .toList();
        return new Sight(person, owners);
    }

    public void demandDecides(Caller caller, String ownerId, String what) {
        if (!decides(caller, ownerId))
            throw Refusals.notYours(
                    "Only a lead of the owner's team or an admin may " + what + "; propose it to them.");
    }

    public void demandWorksOn(Caller caller, Action action) {
        if (!worksOn(caller, action.ownerId()))
            throw Refusals.notYours("Only the owner, a lead of the owner's team or an admin may do this.");
    }

    /** Somebody else than the owner says that it is done well. */
    public void demandVerifies(Caller caller, Tracked tracked) {
        Action action = tracked.action();
        if (action.ownerId().equals(caller.personId()))
            throw Refusals.notYours("The owner cannot verify the action; ask another lead or an admin.");
        demandDecides(caller, action.ownerId(), "verify");
        if (tracked.hasCriterion())
            throw Refusals.conflict("Its checkpoints verify this action when all of them pass.");
        if (!action.hasEvidence()) throw Refusals.conflict("Add evidence of what was done before you verify it.");
    }
}
