package dev.fupan.review.plan;

import dev.fupan.contracts.review.ReviewEvent.ActionAgreed;
import dev.fupan.kit.form.Json;
import dev.fupan.review.session.By;
import dev.fupan.review.session.ReviewSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An action that a session has agreed on. It can be withdrawn while the session runs, and is never edited. */
@Entity
@Table(name = "decision")
class Decision {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    private int ordinal;
    private String state;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "due_date")
    private LocalDate dueDate;

    private String agreement;

    @Column(name = "agreed_at")
    private Instant agreedAt;

    @Column(name = "agreed_by")
    private String agreedBy;

    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Decision() {}

    Decision(ReviewSession session, int ordinal, ActionAgreed agreed, By by) {
        this.id = UUID.fromString(agreed.decisionId());
        this.tenant = session.tenant();
        this.sessionId = session.id();
        this.ordinal = ordinal;
        this.state = "agreed";
        this.ownerId = agreed.ownerId();
        this.dueDate = agreed.dueDate();
        this.agreement = Json.write(agreed);
        this.agreedAt = by.at();
        this.agreedBy = by.actor();
    }

    void withdraw(String why) {
        this.state = "withdrawn";
        this.reason = why;
    }

    boolean stands() {
        return state.equals("agreed");
    }

    UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    int ordinal() {
        return ordinal;
    }

    String state() {
        return state;
    }

    ActionAgreed agreement() {
        return Json.read(agreement, ActionAgreed.class);
    }

    Instant agreedAt() {
        return agreedAt;
    }

    String agreedBy() {
        return agreedBy;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
