package dev.fupan.cli.demo;

import static dev.fupan.cli.demo.Diary.fields;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** From the opportunity to the outcome: requirement, quote, negotiation, and often no. */
final class DealLife {

    private final Life life;
    private final String opportunityId;
    private final Terms terms;
    private int quotes;

    private DealLife(Life life, String opportunityId) {
        this.life = life;
        this.opportunityId = opportunityId;
        this.terms = Terms.propose(life.prospect().product(), life.dice);
    }

    static void live(Life life, String opportunityId) {
        new DealLife(life, opportunityId).live("new");
    }

    /** A customer buys again: no lead, shorter ways. */
    static void liveAgain(Life life, String opportunityId) {
        life.lead(null);
        new DealLife(life, opportunityId).live("existing");
    }

    private void live(String customerType) {
        Dice dice = life.dice;
        open(customerType);
        // the square root, since it counts at every step: nobody is four times as good as another
        double skill = StrictMath.sqrt(life.prospect().owner().skill()
                        * life.prospect().channel().quality())
                * (customerType.equals("existing") ? 1.12 : 1);
        life.passInTouch(Duration.ofDays(6), 0.6);
        if (!dice.chance(0.84 * skill)) {
            fail("opportunity");
            return;
        }
        life.diary.note(life.now(), "crm.requirement.confirmed.v1", "opportunityId", opportunityId);
        assess();
        life.passInTouch(Duration.ofDays(6), 0.7);
        life.objection(0.35);
        if (!dice.chance(0.56 * skill)) {
            fail("requirement");
            return;
        }
        move("Proposal");
        quote();
        life.passInTouch(Duration.ofDays(9), 0.7);
        life.objection(0.45);
        if (!dice.chance(0.84 * skill)) {
            fail("Proposal");
            return;
        }
        move("Negotiation");
        negotiate(0.50 * skill * skill);
    }

    private void open(String customerType) {
        Map<String, Object> created = fields(
                "opportunityId",
                opportunityId,
                "leadId",
                life.leadId(),
                "amount",
                terms.amount(),
                "currency",
                terms.currency(),
                "expectedCloseDate",
                new SimEvent.DaysLater(life.dice.between(30, 75)),
                "customerId",
                life.prospect().customerId());
        created.putAll(life.prospect().dims(customerType));
        life.opportunity(opportunityId);
        // one in fifty is opened by hand weeks later, when the work on it has long begun
        boolean late = life.dice.chance(0.02);
        life.diary.note(
                life.now(),
                late ? life.now().plus(Duration.ofDays(9)) : life.now(),
                null,
                "crm.opportunity.created.v1",
                created);
        for (int i = life.dice.between(0, 2); i > 0; i--) {
            life.diary.note(
                    life.now().plusSeconds(60L * i),
                    "crm.contact.role_set.v1",
                    "contactId",
                    "P-" + opportunityId + "-" + i,
                    "customerId",
                    life.prospect().customerId(),
                    "role",
                    i == 1 ? "decision_maker" : "user",
                    "stance",
                    life.dice.pick(List.of("supporter", "neutral", "critic")),
                    "opportunityId",
                    opportunityId);
        }
    }

    private void assess() {
        if (life.dice.chance(0.6)) {
            life.diary.note(
                    life.now().plusSeconds(900),
                    "crm.opportunity.assessed.v1",
                    "opportunityId",
                    opportunityId,
                    "indicators",
                    fields(
                            "decisionChain",
                            life.dice.between(20, 95),
                            "advantage",
                            life.dice.between(25, 90),
                            "buyingPower",
                            life.dice.between(15, 95)));
        }
    }

    private void move(String to) {
        life.diary.note(life.now(), "crm.opportunity.stage_changed.v1", "opportunityId", opportunityId, "to", to);
    }

    private void quote() {
        life.pass(Duration.ofHours(9), 0.8);
        life.diary.note(
                life.now(),
                "crm.quote.issued.v1",
                "quoteId",
                quoteId(),
                "opportunityId",
                opportunityId,
                "amount",
                terms.amount(),
                "currency",
                terms.currency(),
                "discountPercent",
                terms.discountPercent());
        if (life.dice.chance(0.3)) {
            life.pass(Duration.ofHours(40), 0.6);
            terms.revise(life.dice);
            String cause =
                    switch (life.dice.weighted(0.15, 0.2, 0.55, 0.1)) {
                        case 0 -> "configuration_error";
                        case 1 -> "price_error";
                        case 2 -> "customer_request";
                        default -> "other";
                    };
            life.diary.note(
                    life.now(),
                    "crm.quote.revised.v1",
                    "quoteId",
                    quoteId(),
                    "opportunityId",
                    opportunityId,
                    "cause",
                    cause,
                    "amount",
                    terms.amount(),
                    "discountPercent",
                    terms.discountPercent());
        }
    }

    private String quoteId() {
        return "Q-" + opportunityId + "-" + (quotes + 1);
    }

    private void negotiate(double chance) {
        life.passInTouch(Duration.ofDays(12), 0.7);
        life.objection(0.3);
        if (life.dice.chance(chance)) {
            win();
        } else {
            fail("Negotiation");
        }
    }

    private void win() {
        if (life.dice.chance(0.4)) {
            life.diary.note(
                    life.now(),
                    "crm.opportunity.updated.v1",
                    "opportunityId",
                    opportunityId,
                    "amount",
                    terms.amount(),
                    "forecastCategory",
                    "commit");
        }
        Outcomes.won(life, opportunityId, terms);
        if (life.dice.chance(0.3)) {
            move("Closed Won");
        }
        AfterSales.live(life, opportunityId, terms);
    }

    private void fail(String stage) {
        Dice dice = life.dice;
        if (dice.chance(0.12)) {
            // nobody closes it: it rots, and shows as open
            return;
        }
        life.passInTouch(Duration.ofDays(5), 0.6);
        Outcomes.lost(life, opportunityId, stage);
        if (stage.equals("Negotiation") && dice.chance(0.12)) {
            life.pass(Duration.ofDays(20), 0.5);
            life.diary.note(life.now(), "crm.deal.reopened.v1", "opportunityId", opportunityId, "to", "Negotiation");
            quotes++;
            terms.revise(dice);
            negotiate(0.4);
        }
    }
}
