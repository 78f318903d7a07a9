package dev.fupan.actions.action;

import static java.util.Objects.requireNonNull;

import dev.fupan.actions.text.NamedId;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.Origin;
import dev.fupan.kit.outbox.OwnEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a decision sets going, in the transaction of its verdict. */
final class Consequences {

    /** A chain of actions that each follow from the failure of the one before ends here. */
    private static final int MAX_DEPTH = 2;

    private static final int DAYS_FOR_A_FOLLOWER = 7;
    private static final int MAX_MEASURE = 500;

    private Consequences() {}

    static void carryOut(Tracked tracked, Checkpoint checkpoint, Taken taken, Decision decision) {
        switch (decision.word()) {
            case "pause_channel" -> pause(tracked, checkpoint, decision);
            case "escalate" ->
                escalate(
                        tracked,
                        checkpoint,
                        taken,
                        "verdict " + taken.judgement().verdict());
            case "new_action" -> follow(tracked, checkpoint, taken);
            default -> {} // to go on needs nothing
        }
    }

    private static void pause(Tracked tracked, Checkpoint checkpoint, Decision decision) {
        String channel = requireNonNull(checkpoint.criterion().filter().get("channel"), "channel");
        OwnEvent asked = tracked.tell(
                new ActionEvent.ChannelPauseRequested(
                        channel,
                        tracked.action().id().toString(),
                        checkpoint.id().toString(),
                        checkpoint.lookNo()),
                decision.id());
        tracked.make(new Notice(Notice.Kind.DECISION, asked, checkpoint, null, checkpoint.lookTime()));
    }

    private static void escalate(Tracked tracked, Checkpoint checkpoint, Taken taken, String cause) {
        List<String> people =
                taken.escalateTo().isEmpty() ? List.of(tracked.action().ownerId()) : taken.escalateTo();
        for (String person : people) {
            OwnEvent told = tracked.tell(
                    new ActionEvent.Escalated(person, cause, checkpoint.id().toString()));
            tracked.history("escalated", null, person, cause);
            tracked.make(new Notice(Notice.Kind.ESCALATION, told, checkpoint, person, checkpoint.lookTime()));
        }
    }

    private static void follow(Tracked tracked, Checkpoint checkpoint, Taken taken) {
        Action before = tracked.action();
        if (before.depth() >= MAX_DEPTH) {
            escalate(tracked, checkpoint, taken, "the actions that followed did not help either");
            return;
        }
        UUID id = NamedId.of("action", before.tenant(), checkpoint.id(), checkpoint.lookNo());
        LocalDate today = tracked.by().at().atZone(tracked.setting().zone()).toLocalDate();
        String again = "Instead of: " + before.plan().measure();
        Plan plan = before.plan().dueOn(today.plusDays(DAYS_FOR_A_FOLLOWER));
        Plan next = new Plan(
                again.substring(0, Math.min(MAX_MEASURE, again.length())),
                plan.ownerId(),
                plan.helperIds(),
                plan.dueDate(),
                plan.resources(),
                plan.category(),
                plan.area(),
                plan.degree(),
                plan.problemId(),
                plan.causeId());
        Origin origin = new Origin(
                "checkpoint",
                before.reviewId(),
                null,
                before.id().toString(),
                checkpoint.id().toString(),
                checkpoint.lookNo(),
                null,
                null);
        tracked.follow(Tracked.create(
                id,
                before.tenant(),
                next,
                origin,
                before.depth() + 1,
                List.of(),
                null,
                tracked.setting(),
                tracked.by()));
        tracked.history("followed by", null, id.toString(), null);
    }
}
