package dev.fupan.review.lesson;

import dev.fupan.contracts.people.Team;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.ReviewSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom lessons concern, and in which sessions they come up again.
 *
 * <p>A lesson fits a session when the two contradict each other in no dimension and agree in at least one; a lesson
 * without scope fits all. What concerns a team concerns its sub-teams too.
 */
@ApplicationScoped
class LessonScope {

    static final Set<String> DIMENSIONS = Set.of(
            "team",
            "owner",
            "channel",
            "product",
            "region",
            "campaign",
            "industry",
            "companySize",
            "customerType",
            "account",
            "deal",
            "metric",
            "rep");

    private final Directory directory;

    LessonScope(Directory directory) {
        this.directory = directory;
    }

    /** Of the session itself: the scope of lessons that name none. */
    static Map<String, String> of(ReviewSession session) {
        Map<String, String> scope = new TreeMap<>(session.scope());
        Agenda.About about = session.agenda().about();
        if (about != null) scope.putIfAbsent(about.kind(), about.id());
        return scope;
    }

    /** For each dimension of the session the values that agree with it. */
    Map<String, List<String>> agreeing(ReviewSession session) {
        Map<String, List<String>> values = new TreeMap<>();
        of(session)
                .forEach((dimension, value) -> values.put(
                        dimension,
                        dimension.equals("team") ? withTeamsAbove(session.tenant(), value) : List.of(value)));
        return values;
    }

    private List<String> withTeamsAbove(String tenant, String team) {
        List<String> teams = new ArrayList<>();
        Optional<String> next = Optional.of(team);
        // A circle of teams ends where it meets itself.
        while (next.isPresent() && !teams.contains(next.get())) {
            teams.add(next.get());
            next = directory.team(tenant, next.get()).map(Team::parentId);
        }
        return teams;
    }
}
