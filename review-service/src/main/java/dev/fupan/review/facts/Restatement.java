package dev.fupan.review.facts;

import dev.fupan.contracts.review.ReviewEvent.FactsRestated;
import dev.fupan.kit.form.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was told once of numbers of a pack that would be others today. The pack itself never changes. */
@Entity
@Table(name = "restatement")
class Restatement {

    @Id
    @Column(name = "event_id")
    private String eventId;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "pack_no")
    private int packNo;

    private Instant at;
    private String restated;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Restatement() {}

    Restatement(String eventId, FactPack pack, Instant at, FactsRestated restated) {
        this.eventId = eventId;
        this.tenant = pack.tenant();
        this.sessionId = pack.sessionId();
        this.packNo = pack.packNo();
        this.at = at;
        this.restated = Json.write(restated);
    }

    int packNo() {
        return packNo;
    }

    RestatementView view() {
        FactsRestated told = Json.read(restated, FactsRestated.class);
        return new RestatementView(told.packId(), packNo, at, told.toPosition(), told.changes());
    }
}
