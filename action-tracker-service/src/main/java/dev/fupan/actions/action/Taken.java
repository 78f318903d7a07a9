package dev.fupan.actions.action;

import dev.fupan.actions.criterion.Judgement;
import dev.fupan.actions.criterion.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A look that somebody took outside the transaction, to be entered if it is still waited for.
 *
 * @param late it was taken well after its time
 * @param escalateTo who hears of it if it must be escalated
 */
public record Taken(
        UUID checkpointId,
        int criterionVersion,
        int lookNo,
        Measurement measurement,
        Judgement judgement,
        Duration grace,
        boolean late,
        List<String> escalateTo) {}
