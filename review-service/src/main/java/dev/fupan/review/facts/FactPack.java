package dev.fupan.review.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.ReviewSession;
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
 * A pack of a session: asked for, then frozen as it was answered.
 *
 * <p>The request is kept, because asking again for the same number must ask for the same.
 */
@Entity
@Table(name = "fact_pack")
@IdClass(FactPack.Key.class)
class FactPack {

    /** Packs of a session are counted from 1. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID sessionId;
        private int packNo;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        Key(UUID sessionId, int packNo) {
            this.sessionId = sessionId;
            this.packNo = packNo;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && sessionId.equals(key.sessionId) && packNo == key.packNo;
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, packNo);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Id
    @Column(name = "pack_no")
    private int packNo;

    private String tenant;
    private String state;
    private String request;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "given_up")
    private boolean givenUp;

    @Column(name = "pack_id")
    private @Nullable String packId;

    private @Nullable String position;

    @Column(name = "evaluated_at")
    private @Nullable Instant evaluatedAt;

    private @Nullable String hash;

    @Column(name = "code_version")
    private @Nullable String codeVersion;

    @Column(name = "catalogue_version")
    private @Nullable String catalogueVersion;

    @Column(name = "tzdata_version")
    private @Nullable String tzdataVersion;

    private @Nullable String body;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    FactPack() {}

    FactPack(HeldSession held, int packNo, Caller caller, By by) {
        ReviewSession session = held.session();
        this.sessionId = session.id();
        this.packNo = packNo;
        this.tenant = session.tenant();
        this.state = "asked";
        this.request = Json.write(PackRequest.of(held, packNo, caller));
        this.askedAt = by.at();
        this.askedBy = by.actor();
    }

    /** Whether it has no answer yet, and what was asked is what this caller would ask of the session today. */
    boolean waitsFor(HeldSession held, Caller caller) {
        return !isFrozen() && request.equals(Json.write(PackRequest.of(held, packNo, caller)));
    }

    /** Whoever asks for it again does so now. */
    void askAgain(By by) {
        this.askedAt = by.at();
        this.askedBy = by.actor();
        this.givenUp = false;
    }

    void giveUp() {
        this.givenUp = true;
    }

    /** Takes the pack as it was answered, and says what others are told of it. */
    ReviewEvent.FactsFrozen freeze(String answer) {
        JsonNode pack = Json.read(answer, JsonNode.class);
        this.state = "frozen";
        this.body = answer;
        this.packId = pack.path("packId").asText();
        this.position = pack.path("position").asText();
        this.evaluatedAt = Instant.parse(pack.path("evaluatedAt").asText());
        this.hash = pack.path("hash").asText();
        this.codeVersion = pack.path("codeVersion").asText();
        this.catalogueVersion = pack.path("catalogueVersion").asText();
        this.tzdataVersion = pack.path("tzdataVersion").asText();
        return new ReviewEvent.FactsFrozen(
                packId, packNo, position, evaluatedAt, hash, codeVersion, catalogueVersion, tzdataVersion);
    }

    boolean isFrozen() {
        return state.equals("frozen");
    }

    UUID sessionId() {
        return sessionId;
    }

    int packNo() {
        return packNo;
    }

    String tenant() {
        return tenant;
    }

    String request() {
        return request;
    }

    String askedBy() {
        return askedBy;
    }

    String body() {
        return requireNonNull(body, "body of a frozen pack");
    }

    PackView view() {
        return new PackView(
                requireNonNull(packId, "packId"),
                packNo,
                requireNonNull(position, "position"),
                requireNonNull(evaluatedAt, "evaluatedAt"),
                requireNonNull(hash, "hash"),
                requireNonNull(codeVersion, "codeVersion"),
                requireNonNull(catalogueVersion, "catalogueVersion"),
                requireNonNull(tzdataVersion, "tzdataVersion"));
    }
}
