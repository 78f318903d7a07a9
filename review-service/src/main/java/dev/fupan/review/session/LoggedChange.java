package dev.fupan.review.session;

import dev.fupan.kit.form.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a session as a change left it, under the change's number. Never changed again. */
@Entity
@Table(name = "session_change")
@IdClass(LoggedChange.Key.class)
class LoggedChange {

    /** Its place in the session. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID sessionId;
        private long seq;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && sessionId.equals(key.sessionId) && seq == key.seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, seq);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Id
    private long seq;

    private String tenant;

    @Column(name = "item_kind")
    private String itemKind;

    @Column(name = "item_id")
    private String itemId;

    private String visibility;
    private @Nullable String body;
    private Instant at;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    LoggedChange() {}

    LoggedChange(
            ReviewSession session,
            long seq,
            String itemKind,
            String itemId,
            Visibility visibility,
            @Nullable Object body,
            Instant at) {
        this.sessionId = session.id();
        this.tenant = session.tenant();
        this.seq = seq;
        this.itemKind = itemKind;
        this.itemId = itemId;
        this.visibility = visibility.word();
        this.body = body == null ? null : Json.write(body);
        this.at = at;
    }
}
