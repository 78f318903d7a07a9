package dev.fupan.actions.action;

import dev.fupan.actions.criterion.Judgement;
import dev.fupan.actions.criterion.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look that somebody took outside the transaction, to be entered if it is still waited for.
 *
 * @param before the same over the same length of time until the start, at a verdict; null where it cannot be told
 * @param late it was taken well after its time
 * @param escalateTo who hears of it if it must be escalated
 */
public record Taken(
        UUID checkpointId,
        int criterionVersion,
        int lookNo,
        Measurement measurement,
        @Nullable Measurement before,
        Judgement judgement,
        Duration grace,
        boolean late,
        List<String> escalateTo) {}
