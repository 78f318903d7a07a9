package dev.fupan.review.session;

import dev.fupan.contracts.review.ReviewEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone who takes part in a session, in one role. */
@Entity
@Table(name = "participant")
@IdClass(Participant.Key.class)
public class Participant {

    static final String FACILITATOR = "facilitator";
    static final Set<String> ROLES = Set.of(FACILITATOR, "frontline", "support", "customer");

    /** A person takes part once. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID sessionId;
        private String personId;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && sessionId.equals(key.sessionId) && personId.equals(key.personId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, personId);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Id
    @Column(name = "person_id")
    private String personId;

    private String tenant;
    private String role;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Participant() {}

    Participant(String tenant, UUID sessionId, String personId, String role) {
        this.tenant = tenant;
        this.sessionId = sessionId;
        this.personId = personId;
        this.role = role;
    }

    void become(String nextRole) {
        this.role = nextRole;
    }

    ReviewEvent.Participant told() {
        return new ReviewEvent.Participant(personId, role);
    }

    public String personId() {
        return personId;
    }

    public String role() {
        return role;
    }
}
