package dev.fupan.actions.action;

import dev.fupan.contracts.loop.EventFamily;
import dev.fupan.kit.outbox.OwnEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What someone must hear of at once, written with the change; whoever sends it takes the row away. */
@Entity
@Table(name = "notice")
@IdClass(Notice.Key.class)
class Notice {

    enum Kind {
        /** To the owner: what a checkpoint said. */
        VERDICT,
        /** To whom it is escalated. */
        ESCALATION
    }

    /** The event and what it is for. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID id;
        private String kind;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(id, key.id) && Objects.equals(kind, key.kind);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, kind);
        }
    }

    @Id
    private UUID id;

    @Id
    private String kind;

    private String tenant;

    @Column(name = "action_id")
    private UUID actionId;

    @Column(name = "checkpoint_id")
    private @Nullable UUID checkpointId;

    @Column(name = "look_no")
    private @Nullable Integer lookNo;

    private @Nullable String recipient;

    @Column(name = "subject_at")
    private Instant subjectAt;

    @Column(name = "event_type")
    private String eventType;

    @Column(name = "event_time")
    private Instant eventTime;

    private long revision;
    private String data;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Notice() {}

    Notice(Kind kind, OwnEvent event, @Nullable Checkpoint checkpoint, @Nullable String recipient, Instant subjectAt) {
        this.id = UUID.fromString(event.id());
        this.kind = kind.name();
        this.tenant = event.tenant();
        this.actionId = UUID.fromString(event.key());
        this.checkpointId = checkpoint == null ? null : checkpoint.id();
        this.lookNo = checkpoint == null ? null : checkpoint.lookNo();
        this.recipient = recipient;
        this.subjectAt = subjectAt;
        this.eventType = EventFamily.nameOf(event.data());
        this.eventTime = event.time();
        this.revision = event.revision();
        this.data = new String(EventFamily.write(event.data()), StandardCharsets.UTF_8);
    }
}
