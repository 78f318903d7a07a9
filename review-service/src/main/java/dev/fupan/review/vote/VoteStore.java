package dev.fupan.review.vote;

import dev.fupan.kit.form.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The single votes: one row for each slot of a voter's budget. */
final class VoteStore {

    private static final String COUNT = """
            select cast(theme_id as text), cast(count(*) as int) from vote
            where tenant = :tenant and session_id = :session and round = :round
              and voter = coalesce(cast(:voter as text), voter)
            group by theme_id""";
    private static final String FORGET = """
            delete from vote
            where tenant = :tenant and session_id = :session and round = :round and voter = :voter""";
    private static final String KEEP = """
            insert into vote (tenant, session_id, round, voter, slot, budget, theme_id)
            select :tenant, :session, :round, :voter, row_number() over (order by key, n), :budget, cast(key as uuid)
            from json_each_text(cast(cast(:votes as text) as json)), generate_series(1, cast(value as int)) n""";
    private static final String FOLLOW = """
            update vote set theme_id = :into
            where tenant = :tenant and session_id = :session and theme_id = :theme
            returning round, voter""";

    private VoteStore() {}

    /** A ballot that a change of themes has touched. */
    record Touched(int round, String voter) {}

    /** @param voter null = all of them together */
    static Uni<Map<String, Integer>> count(
            Mutiny.Session db, String tenant, UUID session, int round, @Nullable String voter) {
        return db.createNativeQuery(COUNT, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("session", session)
                .setParameter("round", round)
                .setParameter("voter", voter)
                .getResultList()
                .map(rows -> {
                    Map<String, Integer> votes = new TreeMap<>();
                    for (Object[] row : rows) votes.put((String) row[0], ((Number) row[1]).intValue());
                    return votes;
                });
    }

    static Uni<Void> replace(
            Mutiny.Session db, String tenant, UUID session, VoteRound round, String voter, Map<String, Integer> votes) {
        return db.createNativeQuery(FORGET)
                .setParameter("tenant", tenant)
                .setParameter("session", session)
                .setParameter("round", round.number())
                .setParameter("voter", voter)
                .executeUpdate()
                .chain(() -> db.createNativeQuery(KEEP)
                        .setParameter("tenant", tenant)
                        .setParameter("session", session)
                        .setParameter("round", round.number())
                        .setParameter("voter", voter)
                        .setParameter("budget", round.budget())
                        .setParameter("votes", Json.write(votes))
                        .executeUpdate())
                .replaceWithVoid();
    }

    static Uni<List<Touched>> follow(Mutiny.Session db, String tenant, UUID session, UUID theme, UUID into) {
        return db.createNativeQuery(FOLLOW, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("session", session)
                .setParameter("theme", theme)
                .setParameter("into", into)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Touched(((Number) row[0]).intValue(), (String) row[1]))
                        .distinct()
                        .toList());
    }
}
