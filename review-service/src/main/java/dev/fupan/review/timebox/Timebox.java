package dev.fupan.review.timebox;

import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.ReviewSession;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The timebox of a phase of a session. */
@Entity
@Table(name = "timebox")
@IdClass(Timebox.Key.class)
class Timebox {

    private static final String KIND = "timebox";

    /** A phase of a session. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID sessionId;
        private String phase;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        Key(UUID sessionId, String phase) {
            this.sessionId = sessionId;
            this.phase = phase;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && sessionId.equals(key.sessionId) && phase.equals(key.phase);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, phase);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Id
    private String phase;

    private String tenant;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private long version;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Timebox() {}

    /** As the template has it, from the moment at which the phase began. */
    Timebox(HeldSession held) {
        ReviewSession session = held.session();
        String now = session.phase();
        Instant entered = session.phaseEnteredAt();
        if (!session.isRunning() || now == null || entered == null) throw Transition.refused(held, "have a timebox");
        this.sessionId = session.id();
        this.tenant = session.tenant();
        this.phase = now;
        from(held, entered);
    }

    /** What was said when the group was in this phase before no longer counts. */
    void forgetEarlierStay(HeldSession held) {
        Instant entered = held.session().phaseEnteredAt();
        if (entered != null && startedAt.isBefore(entered)) from(held, entered);
    }

    private void from(HeldSession held, Instant entered) {
        int minutes = held.template().phase(phase).map(one -> one.minutes()).orElse(0);
        this.startedAt = entered;
        this.endsAt = entered.plus(Duration.ofMinutes(minutes));
    }

    void start(HeldSession held, int minutes) {
        this.startedAt = held.by().at();
        this.endsAt = startedAt.plus(Duration.ofMinutes(minutes));
        changed(held);
    }

    /** So much longer: than planned, or from now on when that is over. */
    void extend(HeldSession held, int minutes) {
        Instant now = held.by().at();
        this.endsAt = (endsAt.isBefore(now) ? now : endsAt).plus(Duration.ofMinutes(minutes));
        changed(held);
    }

    private void changed(HeldSession held) {
        this.version++;
        held.log(KIND, phase, Visibility.members(), new TimeboxView(phase, startedAt, endsAt, version));
    }

    long version() {
        return version;
    }

    String phase() {
        return phase;
    }

    TimeboxView.At at(Instant now) {
        return new TimeboxView(phase, startedAt, endsAt, version).at(now);
    }
}
