package dev.fupan.review.vote;

import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody has voted in a round, and how often it was changed; the votes are rows of their own. */
@Entity
@Table(name = "ballot")
@IdClass(Ballot.Key.class)
class Ballot {

    private static final String KIND = "ballot";

    /** A voter in a round. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID sessionId;
        private int round;
        private String voter;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        Key(UUID sessionId, int round, String voter) {
            this.sessionId = sessionId;
            this.round = round;
            this.voter = voter;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && sessionId.equals(key.sessionId)
                    && round == key.round
                    && voter.equals(key.voter);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, round, voter);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Id
    private int round;

    @Id
    private String voter;

    private String tenant;
    private long version;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Ballot() {}

    Ballot(HeldSession held, int round, String voter) {
        this.sessionId = held.session().id();
        this.tenant = held.session().tenant();
        this.round = round;
        this.voter = voter;
    }

    /** It says something else; the voter alone is told. */
    BallotView changed(HeldSession held, VoteRound of, Map<String, Integer> votes) {
        this.version++;
        BallotView view = view(of, votes);
        held.log(KIND, Integer.toString(round), Visibility.onlyFor(voter), view);
        return view;
    }

    String voter() {
        return voter;
    }

    int round() {
        return round;
    }

    long version() {
        return version;
    }

    BallotView view(VoteRound of, Map<String, Integer> votes) {
        return BallotView.of(of, votes, version);
    }
}
