package dev.fupan.actions.action;

import dev.fupan.actions.criterion.Judgement;
import dev.fupan.actions.criterion.Measurement;
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

/** A look with what was answered and judged; one per checkpoint, version and number, for ever. */
@Entity
@Table(name = "look")
@IdClass(TakenLook.Key.class)
class TakenLook {

    /** That a look is taken once is held by the database under this key. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID checkpointId;
        private int criterionVersion;
        private int lookNo;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(checkpointId, key.checkpointId)
                    && criterionVersion == key.criterionVersion
                    && lookNo == key.lookNo;
        }

        @Override
        public int hashCode() {
            return Objects.hash(checkpointId, criterionVersion, lookNo);
        }
    }

    @Id
    @Column(name = "checkpoint_id")
    private UUID checkpointId;

    @Id
    @Column(name = "criterion_version")
    private int criterionVersion;

    @Id
    @Column(name = "look_no")
    private int lookNo;

    private String tenant;

    @Column(name = "action_id")
    private UUID actionId;

    @Column(name = "as_of")
    private Instant asOf;

    private String grace;

    @Column(name = "evaluated_at")
    private Instant evaluatedAt;

    private boolean late;
    private String verdict;

    @Column(name = "is_final")
    private boolean isFinal;

    private String answer;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    TakenLook() {}

    TakenLook(String tenant, Checkpoint checkpoint, Taken taken, boolean isFinal, Instant now) {
        this.tenant = tenant;
        this.checkpointId = checkpoint.id();
        this.criterionVersion = checkpoint.criterionVersion();
        this.lookNo = checkpoint.lookNo();
        this.actionId = checkpoint.actionId();
        this.asOf = checkpoint.lookTime();
        this.grace = taken.grace().toString();
        this.evaluatedAt = now;
        this.late = taken.late();
        this.verdict = taken.judgement().verdict().name();
        this.isFinal = isFinal;
        this.answer = Json.write(new Answer(taken.measurement(), taken.judgement(), taken.before()));
    }

    /** As it is kept and shown; {@code before} is what the verdict is compared with. */
    record Answer(
            Measurement measured,
            Judgement judged,
            @Nullable Measurement before) {}
}
