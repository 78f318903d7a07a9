package dev.fupan.actions.action;

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

/** One field of one change: who, when, before and after. Never changed again. */
@Entity
@Table(name = "action_history")
@IdClass(HistoryLine.Key.class)
class HistoryLine {

    /** The place of a line within its action. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID actionId;
        private long revision;
        private int line;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(actionId, key.actionId)
                    && revision == key.revision
                    && line == key.line;
        }

        @Override
        public int hashCode() {
            return Objects.hash(actionId, revision, line);
        }
    }

    @Id
    @Column(name = "action_id")
    private UUID actionId;

    @Id
    private long revision;

    @Id
    private int line;

    private String tenant;
    private Instant at;
    private String actor;
    private String field;
    private @Nullable String before;
    private @Nullable String after;
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    HistoryLine() {}

    HistoryLine(
            Action action,
            long revision,
            int line,
            By by,
            String field,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {
        this.actionId = action.id();
        this.tenant = action.tenant();
        this.revision = revision;
        this.line = line;
        this.at = by.at();
        this.actor = by.actor();
        this.field = field;
        this.before = before;
        this.after = after;
        this.reason = reason;
    }
}
