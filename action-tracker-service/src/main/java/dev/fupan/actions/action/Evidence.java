package dev.fupan.actions.action;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where something lies that shows what was done, and in which version. */
@Entity
@Table(name = "evidence")
class Evidence {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "action_id")
    private UUID actionId;

    @Column(name = "checkpoint_id")
    private @Nullable UUID checkpointId;

    private String kind;
    private String reference;
    private @Nullable String version;
    private Instant at;
    private String author;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Evidence() {}

    Evidence(
            UUID id,
            Action action,
            @Nullable UUID checkpointId,
            String kind,
            String reference,
            @Nullable String version,
            By by) {
        this.id = id;
        this.tenant = action.tenant();
        this.actionId = action.id();
        this.checkpointId = checkpointId;
        this.kind = kind;
        this.reference = reference;
        this.version = version;
        this.at = by.at();
        this.author = by.actor();
    }
}
