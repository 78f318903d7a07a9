package dev.fupan.cli.demo;

import static dev.fupan.cli.demo.Diary.fields;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Won and lost, and the slips of the pen that go with them. */
final class Outcomes {

    private Outcomes() {}

    static void won(Life life, String opportunityId, Terms terms) {
        Dice dice = life.dice;
        Map<String, Object> right = fields(
                "opportunityId",
                opportunityId,
                "amount",
                terms.amount(),
                "currency",
                terms.currency(),
                "customerId",
                life.prospect().customerId(),
                "keyActions",
                List.of(dice.pick(Company.KEY_ACTIONS)));
        Instant time = life.now();
        int slip = dice.weighted(0.97, 0.015, 0.015);
        if (slip == 0) {
            life.diary.note(time, time, null, "crm.deal.won.v1", right);
            return;
        }
        Map<String, Object> wrong = fields(
                "opportunityId",
                opportunityId,
                "amount",
                terms.amount().multiply(BigDecimal.TEN),
                "currency",
                terms.currency(),
                "customerId",
                life.prospect().customerId());
        SimEvent typo = life.diary.note(time, time, null, "crm.deal.won.v1", wrong);
        Instant noticed = WorkingTime.after(time, Duration.ofHours(dice.between(2, 100)), dice);
        if (slip == 1) {
            life.diary.note(
                    noticed,
                    "crm.event.voided.v1",
                    "kind",
                    "opportunity",
                    "entityId",
                    opportunityId,
                    "source",
                    typo.source(),
                    "id",
                    typo.id());
            life.diary.note(time, noticed, null, "crm.deal.won.v1", right);
        } else {
            // the time of the original with a later place in the source's own order replaces it
            life.diary.note(time, noticed, "1", "crm.deal.won.v1", right);
        }
    }

    static void lost(Life life, String opportunityId, String stage) {
        Dice dice = life.dice;
        String reason = Company.LOSS_REASONS.get(dice.weighted(Company.LOSS_WEIGHTS));
        @Nullable
        String competitor = reason.equals("competitor") || dice.chance(0.1) ? dice.pick(Company.COMPETITORS) : null;
        life.diary.note(
                life.now(),
                "crm.deal.lost.v1",
                "opportunityId",
                opportunityId,
                "reason",
                reason,
                "competitor",
                competitor,
                "stage",
                dice.chance(0.6) ? stage : null);
    }
}
