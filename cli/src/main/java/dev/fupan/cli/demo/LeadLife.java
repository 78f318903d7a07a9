package dev.fupan.cli.demo;

import dev.fupan.cli.demo.Company.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** From the first click to an opportunity, or to the end that most leads come to. */
final class LeadLife {

    private static final List<String> BEHAVIOURS = List.of(
            "case_page_viewed", "pricing_viewed", "whitepaper_downloaded", "webinar_joined", "demo_video_watched");
    private static final List<String> ENDS = List.of("no_need", "invalid", "no_budget", "student", "competitor");
    private static final double[] END_WEIGHTS = {0.45, 0.25, 0.18, 0.07, 0.05};

    private final Life life;
    private final String leadId;

    private LeadLife(Life life, String leadId) {
        this.life = life;
        this.leadId = leadId;
    }

    static void live(Life life, String leadId) {
        life.lead(leadId);
        new LeadLife(life, leadId).live();
    }

    private void live() {
        Dice dice = life.dice;
        Channel channel = life.prospect().channel();
        Map<String, Object> created = life.prospect().dims("new");
        created.put("leadId", leadId);
        life.diary.note(life.now(), life.now(), null, "crm.lead.created.v1", created);
        behaviours();
        LeadMishaps.strike(life, leadId);
        if (dice.chance(0.55)) {
            life.pass(Duration.ofHours(2), 0.6);
            life.diary.note(
                    life.now(),
                    "crm.lead.researched.v1",
                    "leadId",
                    leadId,
                    "owner",
                    life.prospect().owner().name());
        }
        if (!contacted()) {
            return;
        }
        double skill = StrictMath.sqrt(life.prospect().owner().skill());
        life.passInTouch(Duration.ofDays(3), 0.8);
        if (!dice.chance(channel.intent() * skill)) {
            end();
            return;
        }
        life.diary.note(life.now(), "crm.lead.qualified.v1", "leadId", leadId, "level", "MQL");
        life.objection(0.3);
        life.passInTouch(Duration.ofDays(5), 0.7);
        if (!dice.chance(0.76 * channel.quality() * skill)) {
            end();
            return;
        }
        life.diary.note(life.now(), "crm.lead.qualified.v1", "leadId", leadId, "level", "SQL");
        life.pass(Duration.ofDays(3), 0.6);
        if (dice.chance(0.93)) {
            DealLife.live(life, "O-" + leadId.substring(2));
        } else if (dice.chance(0.1)) {
            // bought at once: nobody ever opened an opportunity
            life.diary.note(
                    life.now(),
                    "crm.deal.won.v1",
                    "leadId",
                    leadId,
                    "amount",
                    life.prospect().product().listPrice(),
                    "currency",
                    Company.CURRENCY,
                    "customerId",
                    life.prospect().customerId());
        }
    }

    private void behaviours() {
        Dice dice = life.dice;
        Instant seen = life.now();
        for (int i = dice.poisson(1.3 * life.prospect().channel().intent()); i > 0; i--) {
            seen = seen.plusSeconds(dice.between(60, 40_000));
            life.diary.note(
                    seen,
                    "crm.lead.behaved.v1",
                    "leadId",
                    leadId,
                    "behaviour",
                    dice.pick(BEHAVIOURS),
                    "weight",
                    dice.between(1, 5));
        }
    }

    /** Up to three calls. The later the first, the fewer answer. */
    private boolean contacted() {
        Dice dice = life.dice;
        for (int attempt = 0; attempt < 3; attempt++) {
            life.pass(attempt == 0 ? Duration.ofHours(5) : Duration.ofHours(30), 0.9);
            if (dice.chance(life.prospect().channel().reachable() * (attempt == 0 ? 1 : 0.45))) {
                life.diary.note(
                        life.now(), "crm.lead.contacted.v1", "leadId", leadId, "medium", dice.pick(Company.MEDIA));
                LeadMishaps.wrongCall(life, leadId);
                life.followUp();
                return true;
            }
            life.diary.note(
                    life.now(),
                    "crm.lead.contact_failed.v1",
                    "leadId",
                    leadId,
                    "reason",
                    dice.chance(0.3) ? "invalid_number" : "no_answer");
            if (dice.chance(0.25)) {
                break;
            }
        }
        if (dice.chance(0.3)) {
            end();
        }
        return false;
    }

    private void end() {
        Dice dice = life.dice;
        life.objection(0.4);
        if (dice.chance(0.02)) {
            life.diary.note(
                    life.now(),
                    "crm.customer.blocked.v1",
                    "leadId",
                    leadId,
                    "owner",
                    life.prospect().owner().name());
        }
        if (dice.chance(0.65)) {
            life.pass(Duration.ofDays(2), 0.5);
            life.diary.note(
                    life.now(),
                    "crm.lead.disqualified.v1",
                    "leadId",
                    leadId,
                    "reason",
                    ENDS.get(dice.weighted(END_WEIGHTS)));
        }
    }
}
