package dev.fupan.cli.demo;

import static dev.fupan.cli.demo.Diary.fields;

import dev.fupan.cli.demo.Company.Rep;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prospect on its way through the company: where it stands in time, who looks after it, what is noted.
 *
 * <p>Mutable, and passed along from the lead to the deal to what comes after.
 */
final class Life {

    final Dice dice;
    final Diary diary;
    private final Instant begin;
    private Prospect prospect;
    private Instant now;
    private @Nullable String leadId;
    private @Nullable String opportunityId;
    private int followUps;

    Life(Instant begin, Instant now, Prospect prospect, Dice dice, Diary diary) {
        this.begin = begin;
        this.now = now;
        this.prospect = prospect;
        this.dice = dice;
        this.diary = diary;
    }

    Prospect prospect() {
        return prospect;
    }

    Instant now() {
        return now;
    }

    @Nullable
    String leadId() {
        return leadId;
    }

    void lead(@Nullable String id) {
        leadId = id;
    }

    void opportunity(@Nullable String id) {
        opportunityId = id;
    }

    void becomes(Prospect changed) {
        prospect = changed;
    }

    /** Lets a working time pass that the owner's pace stretches. */
    void pass(Duration median, double spread) {
        arrive(WorkingTime.after(now, dice.around(stretched(median), spread), dice));
    }

    /** Lets a time pass in which the owner keeps in touch every few days. */
    void passInTouch(Duration median, double spread) {
        Instant end = WorkingTime.after(now, dice.around(stretched(median), spread), dice);
        Instant next = WorkingTime.after(now, Duration.ofHours(dice.between(30, 100)), dice);
        while (next.isBefore(end)) {
            arrive(next);
            followUp();
            next = WorkingTime.after(now, Duration.ofHours(dice.between(30, 100)), dice);
        }
        arrive(end);
    }

    private Duration stretched(Duration median) {
        return Duration.ofSeconds((long) (median.toSeconds() * prospect.owner().pace()));
    }

    private void arrive(Instant then) {
        Rep owner = prospect.owner();
        Instant farewell = begin.plus(Duration.ofDays(Math.max(0, owner.leavesOnDay())));
        boolean leaves = owner.leavesOnDay() >= 0 && !then.isBefore(farewell);
        now = then;
        if (leaves) {
            handOver(
                    farewell.isAfter(then) ? then : farewell,
                    Duration.between(begin, then).toDays());
        } else if (dice.chance(0.002)) {
            handOver(then, Duration.between(begin, then).toDays());
        }
    }

    private void handOver(Instant when, long day) {
        prospect = prospect.ownedBy(Prospect.rep(Math.max(day, 231), dice));
        Rep owner = prospect.owner();
        if (opportunityId != null) {
            diary.note(
                    when,
                    "crm.opportunity.updated.v1",
                    "opportunityId",
                    opportunityId,
                    "owner",
                    owner.name(),
                    "team",
                    owner.team(),
                    "region",
                    owner.region());
        } else if (leadId != null) {
            diary.note(
                    when,
                    "crm.lead.updated.v1",
                    "leadId",
                    leadId,
                    "owner",
                    owner.name(),
                    "team",
                    owner.team(),
                    "region",
                    owner.region());
        }
    }

    /** A talk, and what it was about: most reps push, the better ones bring something of value. */
    void followUp() {
        boolean value = dice.chance(0.35 * prospect.owner().skill());
        Map<String, Object> note = fields(
                "followUpId",
                "F-" + entity() + "-" + ++followUps,
                opportunityId == null ? "leadId" : "opportunityId",
                entity(),
                "medium",
                dice.pick(Company.MEDIA),
                "content",
                value ? "value" : "push",
                "feedback",
                dice.chance(0.5) ? dice.pick(Phrases.FEEDBACK) : null,
                "nextPlan",
                dice.chance(0.4) ? dice.pick(Phrases.PLANS) : null,
                "nextAt",
                dice.chance(0.4) ? new SimEvent.Later(Duration.ofDays(dice.between(1, 7))) : null,
                "owner",
                prospect.owner().name());
        diary.note(now, now, null, "crm.followup.logged.v1", note);
    }

    void objection(double chance) {
        if (dice.chance(chance)) {
            diary.note(
                    now,
                    "crm.objection.recorded.v1",
                    opportunityId == null ? "leadId" : "opportunityId",
                    entity(),
                    "reason",
                    Company.OBJECTIONS.get(dice.weighted(Company.OBJECTION_WEIGHTS)),
                    "level",
                    dice.chance(0.8) ? "surface" : "root");
        }
    }

    private String entity() {
        return opportunityId != null ? opportunityId : String.valueOf(leadId);
    }
}
