package dev.fupan.actions.action;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What somebody said about an action; it leaves in no event. */
@Entity
@Table(name = "action_comment")
class Comment {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "action_id")
    private UUID actionId;

    private Instant at;
    private String author;
    private String words;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Comment() {}

    Comment(UUID id, Action action, String words, By by) {
        this.id = id;
        this.tenant = action.tenant();
        this.actionId = action.id();
        this.at = by.at();
        this.author = by.actor();
        this.words = words;
    }
}
