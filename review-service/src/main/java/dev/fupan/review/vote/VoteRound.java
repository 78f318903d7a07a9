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

/** One round of voting; a session has one open at most. */
@Entity
@Table(name = "vote_round")
@IdClass(VoteRound.Key.class)
class VoteRound {

    private static final String KIND = "vote-round";

    /** The place of a round in its session. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID sessionId;
        private int number;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && sessionId.equals(key.sessionId) && number == key.number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, number);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Id
    private int number;

    private String tenant;
    private int budget;

    @Column(name = "is_open")
    private boolean open;

    private long version;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    VoteRound() {}

    VoteRound(HeldSession held, int number, int budget) {
        this.sessionId = held.session().id();
        this.tenant = held.session().tenant();
        this.number = number;
        this.budget = budget;
        this.open = true;
        changed(held, Map.of());
    }

    void close(HeldSession held, Map<String, Integer> totals) {
        this.open = false;
        changed(held, totals);
    }

    /** Its totals are told anew, as far as they are told at all. */
    final void changed(HeldSession held, Map<String, Integer> totals) {
        this.version++;
        held.log(KIND, Integer.toString(number), Visibility.members(), view(totals));
    }

    int number() {
        return number;
    }

    int budget() {
        return budget;
    }

    boolean isOpen() {
        return open;
    }

    RoundView view(Map<String, Integer> totals) {
        return new RoundView(number, budget, open, open ? null : totals, version);
    }
}
