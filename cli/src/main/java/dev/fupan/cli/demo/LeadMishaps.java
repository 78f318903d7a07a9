package dev.fupan.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What goes wrong with leads, and how it is put right: doubles, rubbish, calls noted on the wrong card. */
final class LeadMishaps {

    private LeadMishaps() {}

    static void strike(Life life, String leadId) {
        Dice dice = life.dice;
        switch (dice.weighted(0.975, 0.015, 0.01)) {
            case 1 -> comesTwice(life, leadId);
            case 2 -> deleted(life, leadId);
            default -> {
                // nothing happens to most
            }
        }
    }

    /** The same company fills in a second form; some days later somebody notices. */
    private static void comesTwice(Life life, String leadId) {
        String twin = leadId + "b";
        Instant second = life.now().plus(Duration.ofMinutes(life.dice.between(3, 3_000)));
        Map<String, Object> created = life.prospect().dims("new");
        created.put("leadId", twin);
        created.put("channel", "website");
        created.put("campaign", "pricing-page");
        life.diary.note(second, second, null, "crm.lead.created.v1", created);
        Instant noticed = WorkingTime.after(second, Duration.ofHours(life.dice.between(4, 120)), life.dice);
        life.diary.note(noticed, "crm.entity.merged.v1", "kind", "lead", "from", twin, "into", leadId);
    }

    private static void deleted(Life life, String leadId) {
        Instant when = WorkingTime.after(life.now(), Duration.ofHours(life.dice.between(1, 60)), life.dice);
        life.diary.note(when, "crm.entity.deleted.v1", "kind", "lead", "entityId", leadId);
        if (life.dice.chance(0.25)) {
            Instant back = WorkingTime.after(when, Duration.ofHours(life.dice.between(1, 30)), life.dice);
            life.diary.note(back, "crm.entity.restored.v1", "kind", "lead", "entityId", leadId);
        }
    }

    /** A call to somebody else is noted here and voided a little later. */
    static void wrongCall(Life life, String leadId) {
        if (life.dice.chance(0.006)) {
            Instant before = life.now().minus(Duration.ofHours(1));
            SimEvent wrong = life.diary.note(before, "crm.lead.contacted.v1", "leadId", leadId, "medium", "phone");
            life.diary.note(
                    life.now(),
                    "crm.event.voided.v1",
                    "kind",
                    "lead",
                    "entityId",
                    leadId,
                    "source",
                    wrong.source(),
                    "id",
                    wrong.id());
        }
    }
}
