package dev.fupan.ingest.target;

import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.people.Team;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** A lead sets the targets of the teams led and of their people; whoever else may set targets sets all of them. */
@ApplicationScoped
class TargetRule {

    private static final ProblemType NOT_YOURS = new ProblemType("target-not-yours", 403, "This is a target of others");

    private final Directory directory;

    TargetRule(Directory directory) {
        this.directory = directory;
    }

    /** Throws the refusal. */
    void demand(Caller caller, Target target) {
        if (!caller.is(Role.LEAD)) return;
        Set<String> teams = teamsOf(caller);
        String team = target.scope().get("team");
        String owner = target.scope().get("owner");
        boolean own = (team != null || owner != null)
                && (team == null || teams.contains(team))
                && (owner == null || caller.seesOwner(owner));
        if (!own)
            throw NOT_YOURS
                    .because("A lead sets targets whose scope names a team that they lead, or an owner of one.")
                    .with("teams", teams.stream().sorted().toList())
                    .with("owners", caller.owners().stream().sorted().toList())
                    .asException();
    }

    // The CRM may call a team by its name or by its id.
    private Set<String> teamsOf(Caller caller) {
        Set<String> teams = new HashSet<>(caller.ledTeams());
        for (String id : caller.ledTeams())
            directory.team(caller.tenant(), id).map(Team::name).ifPresent(teams::add);
        return teams;
    }
}
