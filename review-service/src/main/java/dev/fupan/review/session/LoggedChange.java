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

/**
 * One item of a session as a change left it, under the change's number. Never changed again.
 *
 * <p>Without actor and time when nobody is to know whose change it was.
 */
@Entity
@Table(name = "session_change")
@IdClass(LoggedChange.Key.class)
public class LoggedChange {

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
    private @Nullable String actor;
    private @Nullable Instant at;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    LoggedChange() {}

    LoggedChange(
            ReviewSession session,
            long seq,
            String itemKind,
            String itemId,
            Visibility visibility,
            @Nullable Object body,
            @Nullable By by) {
        this.sessionId = session.id();
        this.tenant = session.tenant();
        this.seq = seq;
        this.itemKind = itemKind;
        this.itemId = itemId;
        this.visibility = visibility.word();
        this.body = body == null ? null : Json.write(body);
        this.actor = by == null ? null : by.actor();
        this.at = by == null ? null : by.at();
    }

    public long seq() {
        return seq;
    }

    public String itemKind() {
        return itemKind;
    }

    public String itemId() {
        return itemId;
    }

    public Visibility visibility() {
        return new Visibility(visibility);
    }

    /** JSON; null = the item is gone. */
    public @Nullable String body() {
        return body;
    }

    public @Nullable String actor() {
        return actor;
    }

    public @Nullable Instant at() {
        return at;
    }
}
