package dev.fupan.actions.action;

import dev.fupan.actions.criterion.Consequence;
import dev.fupan.kit.form.NamedId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was decided about a verdict; its id follows from the look, so there is one, however often it is made. */
@Entity
@Table(name = "decision")
class Decision {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "action_id")
    private UUID actionId;

    @Column(name = "checkpoint_id")
    private UUID checkpointId;

    @Column(name = "criterion_version")
    private int criterionVersion;

    @Column(name = "look_no")
    private int lookNo;

    @Column(name = "decision")
    private String word;

    private Instant at;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Decision() {}

    Decision(String tenant, Checkpoint checkpoint, Consequence consequence, Instant now) {
        this.tenant = tenant;
        this.actionId = checkpoint.actionId();
        this.checkpointId = checkpoint.id();
        this.criterionVersion = checkpoint.criterionVersion();
        this.lookNo = checkpoint.lookNo();
        this.word = consequence.word();
        this.at = now;
        this.id = NamedId.of("decision", tenant, checkpointId, criterionVersion, lookNo, word);
    }

    UUID id() {
        return id;
    }

    String word() {
        return word;
    }
}
