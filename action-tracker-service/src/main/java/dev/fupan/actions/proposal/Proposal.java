package dev.fupan.actions.proposal;

import dev.fupan.actions.action.By;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change that an owner wishes for and cannot make; open until it is accepted, refused or withdrawn, for good. */
@Entity
@Table(name = "proposal")
class Proposal {

    /** What can be proposed: the fields that leads decide about, and two moves. */
    static final Set<String> FIELDS = Set.of("ownerId", "dueDate", "criterion", "cancel", "verify");

    static final String OPEN = "open";
    static final String ACCEPTED = "accepted";
    static final String REFUSED = "refused";
    static final String WITHDRAWN = "withdrawn";

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "action_id")
    private UUID actionId;

    private String field;
    private @Nullable String value;
    private String reason;
    private String state;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    private @Nullable String answer;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Proposal() {}

    Proposal(UUID id, String tenant, UUID actionId, String field, @Nullable String value, String reason, By by) {
        this.id = id;
        this.tenant = tenant;
        this.actionId = actionId;
        this.field = field;
        this.value = value;
        this.reason = reason;
        this.state = OPEN;
        this.proposedAt = by.at();
        this.proposedBy = by.actor();
    }

    boolean isOpen() {
        return state.equals(OPEN);
    }

    void decide(String outcome, @Nullable String why, By by) {
        if (!isOpen()) throw new IllegalStateException("decided already: " + id);
        this.state = outcome;
        this.answer = why;
        this.decidedAt = by.at();
        this.decidedBy = by.actor();
    }

    UUID id() {
        return id;
    }

    UUID actionId() {
        return actionId;
    }

    String field() {
        return field;
    }

    String value() {
        return value == null ? "" : value;
    }

    String proposedBy() {
        return proposedBy;
    }

    /** For the history of the action. */
    String words() {
        return "proposed by " + proposedBy + ": " + reason;
    }

    ProposalView view() {
        return new ProposalView(
                id, actionId, field, value, reason, state, proposedAt, proposedBy, decidedAt, decidedBy, answer);
    }
}
