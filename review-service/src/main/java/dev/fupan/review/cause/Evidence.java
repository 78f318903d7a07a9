package dev.fupan.review.cause;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Json;
import dev.fupan.review.session.By;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a cause rests on; it is added and taken away, never changed. */
@Entity
@Table(name = "cause_evidence")
class Evidence {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "cause_id")
    private UUID causeId;

    private String kind;

    @Column(name = "pack_id")
    private @Nullable String packId;

    @Column(name = "number_key")
    private @Nullable String numberKey;

    private @Nullable BigDecimal value;

    @Column(name = "event_ids")
    private String eventIds;

    private @Nullable String reference;
    private @Nullable String note;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "added_by")
    private String addedBy;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Evidence() {}

    /** @param value of the number, for evidence of that kind */
    Evidence(UUID id, String tenant, UUID causeId, EvidenceForm form, @Nullable BigDecimal value, By by) {
        this.id = id;
        this.tenant = tenant;
        this.causeId = causeId;
        this.kind = form.kind();
        this.packId = form.packId();
        this.numberKey = form.numberKey();
        this.value = value;
        this.eventIds = Json.write(form.eventIds());
        this.reference = form.reference();
        this.note = form.note();
        this.addedAt = by.at();
        this.addedBy = by.actor();
    }

    UUID id() {
        return id;
    }

    UUID causeId() {
        return causeId;
    }

    /** What others are told: numbers and ids of events, no words of people. */
    ReviewEvent.Evidence told() {
        List<String> events = Json.texts(eventIds);
        String shown = packId != null ? packId + "/" + numberKey : events.isEmpty() ? null : String.join(",", events);
        return new ReviewEvent.Evidence(id.toString(), kind, shown);
    }

    CauseView.Shown view() {
        return new CauseView.Shown(
                id.toString(),
                kind,
                packId,
                numberKey,
                value == null ? null : value.stripTrailingZeros().toPlainString(),
                Json.texts(eventIds),
                reference,
                note,
                addedAt,
                addedBy);
    }
}
