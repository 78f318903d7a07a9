package dev.fupan.cli.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a sale leads to: guidance, money, trouble, praise, and the next sale. */
final class AfterSales {

    private final Life life;
    private final String opportunityId;
    private final Terms terms;
    private final Instant won;

    private AfterSales(Life life, String opportunityId, Terms terms) {
        this.life = life;
        this.opportunityId = opportunityId;
        this.terms = terms;
        this.won = life.now();
    }

    static void live(Life life, String opportunityId, Terms terms) {
        AfterSales after = new AfterSales(life, opportunityId, terms);
        after.care();
        after.collect();
        after.tickets();
        after.next();
    }

    private void care() {
        Dice dice = life.dice;
        String customer = life.prospect().customerId();
        if (dice.chance(0.85)) {
            Instant sent = won.plus(dice.around(Duration.ofHours(9), 0.9));
            life.diary.note(
                    sent,
                    "crm.aftersales.guide_sent.v1",
                    "customerId",
                    customer,
                    "opportunityId",
                    opportunityId,
                    "medium",
                    "email");
        }
        if (dice.chance(0.7)) {
            Instant visit = WorkingTime.after(won, Duration.ofDays(dice.between(6, 8)), dice);
            life.diary.note(
                    visit,
                    "crm.aftersales.visited.v1",
                    "customerId",
                    customer,
                    "opportunityId",
                    opportunityId,
                    "medium",
                    "phone");
        }
        if (dice.chance(0.6)) {
            Instant asked = WorkingTime.after(won, Duration.ofDays(dice.between(14, 40)), dice);
            life.diary.note(
                    asked,
                    "crm.satisfaction.recorded.v1",
                    "customerId",
                    customer,
                    "score",
                    Math.min(
                            100,
                            dice.between(55, 88)
                                    + (int) (10 * life.prospect().owner().skill())),
                    "opportunityId",
                    opportunityId);
        }
    }

    /** One or two instalments; some come late, few never. */
    private void collect() {
        Dice dice = life.dice;
        int parts = dice.chance(0.4) ? 2 : 1;
        BigDecimal part = terms.amount().divide(BigDecimal.valueOf(parts), 2, RoundingMode.DOWN);
        for (int i = 0; i < parts; i++) {
            BigDecimal amount = i == 0 ? part : terms.amount().subtract(part);
            String payment = "PAY-" + opportunityId + "-" + (i + 1);
            int days = 15 + 45 * i;
            Instant billed = won.plus(Duration.ofHours(2));
            pay("due", billed, payment, amount, "dueDate", new SimEvent.DaysLater(days));
            Instant due = won.plus(Duration.ofDays(days));
            switch (dice.weighted(0.80, 0.16, 0.03, 0.01)) {
                case 0 ->
                    pay(
                            "received",
                            WorkingTime.after(due, Duration.ofDays(-dice.between(1, 12)), dice),
                            payment,
                            amount);
                case 1 ->
                    pay(
                            "received",
                            WorkingTime.after(due, Duration.ofDays(dice.between(3, 50)), dice),
                            payment,
                            amount);
                case 2 ->
                    life.diary.note(
                            due.plus(Duration.ofDays(120)),
                            "crm.debt.written_off.v1",
                            "paymentId",
                            payment,
                            "amount",
                            amount,
                            "currency",
                            terms.currency(),
                            "customerId",
                            life.prospect().customerId());
                default -> {
                    pay("received", WorkingTime.after(due, Duration.ZERO, dice), payment, amount);
                    life.diary.note(
                            due.plus(Duration.ofDays(20)),
                            "crm.payment.refunded.v1",
                            "paymentId",
                            payment,
                            "amount",
                            amount,
                            "currency",
                            terms.currency(),
                            "customerId",
                            life.prospect().customerId());
                }
            }
        }
    }

    private void pay(String what, Instant when, String payment, BigDecimal amount, Object... more) {
        Map<String, Object> data = Diary.fields(
                "paymentId",
                payment,
                "amount",
                amount,
                "currency",
                terms.currency(),
                "customerId",
                life.prospect().customerId(),
                "opportunityId",
                opportunityId);
        data.putAll(Diary.fields(more));
        life.diary.note(when, when, null, "crm.payment." + what + ".v1", data);
    }

    private void tickets() {
        Dice dice = life.dice;
        for (int i = dice.poisson(0.9); i > 0; i--) {
            String ticket = "T-" + opportunityId + "-" + i;
            Instant opened = WorkingTime.after(won, Duration.ofDays(dice.between(2, 90)), dice);
            Instant responded = WorkingTime.after(opened, dice.around(Duration.ofMinutes(70), 0.9), dice);
            Instant resolved = WorkingTime.after(responded, dice.around(Duration.ofHours(14), 1), dice);
            life.diary.note(
                    opened,
                    "crm.ticket.opened.v1",
                    "ticketId",
                    ticket,
                    "customerId",
                    life.prospect().customerId(),
                    "kind",
                    dice.pick(List.of("usage", "defect", "billing", "delivery")),
                    "severity",
                    dice.pick(List.of("low", "normal", "high")));
            life.diary.note(responded, "crm.ticket.responded.v1", "ticketId", ticket);
            life.diary.note(resolved, "crm.ticket.resolved.v1", "ticketId", ticket);
            if (dice.chance(0.06)) {
                Instant again = WorkingTime.after(resolved, Duration.ofHours(30), dice);
                life.diary.note(again, "crm.ticket.reopened.v1", "ticketId", ticket);
                life.diary.note(again.plus(Duration.ofHours(20)), "crm.ticket.resolved.v1", "ticketId", ticket);
            }
        }
    }

    /** A third comes back, some of them more than once; some bring others. */
    private void next() {
        Dice dice = life.dice;
        if (dice.chance(0.08)) {
            life.diary.note(
                    won.plus(Duration.ofDays(dice.between(10, 60))),
                    "crm.customer.referred.v1",
                    "customerId",
                    life.prospect().customerId());
        }
        if (opportunityId.length() < 24 && dice.chance(0.5)) {
            life.pass(Duration.ofDays(60), 0.5);
            life.becomes(life.prospect().interestedIn(dice.pick(Company.PRODUCTS.subList(0, 4))));
            life.opportunity(null);
            DealLife.liveAgain(life, opportunityId + "+");
        }
    }
}
