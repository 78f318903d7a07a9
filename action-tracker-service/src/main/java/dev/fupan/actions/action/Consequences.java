package dev.fupan.actions.action;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Origin;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.outbox.OwnEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What a decision sets going, in the transaction of its verdict. */
final class Consequences {

    /** A chain of actions that each follow from the failure of the one before ends here. */
    private static final int MAX_DEPTH = 2;

    private static final int DAYS_FOR_A_FOLLOWER = 7;
    private static final int MAX_MEASURE = 500;
    private static final String INSTEAD = "Instead of: ";

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
        tracked.tell(
                new ActionEvent.ChannelPauseRequested(
                        channel,
                        tracked.action().id().toString(),
                        checkpoint.id().toString(),
                        checkpoint.lookNo()),
                decision.id());
        tracked.history("channel " + channel, null, "pause requested", null);
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

    // What follows must pass the same test, from now on; so a chain of failures is a chain of actions.
    private static void follow(Tracked tracked, Checkpoint checkpoint, Taken taken) {
        Action before = tracked.action();
        if (before.depth() >= MAX_DEPTH) {
            escalate(tracked, checkpoint, taken, "the actions that followed did not help either");
            return;
        }
        UUID id = NamedId.of("action", before.tenant(), checkpoint.id(), checkpoint.lookNo());
        Origin origin = new Origin(
                "checkpoint",
                before.reviewId(),
                null,
                before.id().toString(),
                checkpoint.id().toString(),
                checkpoint.lookNo(),
                null,
                null);
        CheckpointPlan again = new CheckpointPlan(
                NamedId.of("checkpoint", id, checkpoint.id()).toString(), null, null, checkpoint.criterion(), null);
        tracked.follow(Tracked.create(
                id,
                before.tenant(),
                instead(tracked, checkpoint),
                origin,
                before.depth() + 1,
                List.of(again),
                null,
                tracked.setting(),
                tracked.by()));
        tracked.history("followed by", null, id.toString(), null);
    }

    private static Plan instead(Tracked tracked, Checkpoint checkpoint) {
        Plan before = tracked.action().plan();
        Instant now = tracked.by().at();
        ZoneId zone = tracked.setting().zone();
        LocalDate inAWeek = now.atZone(zone).toLocalDate().plusDays(DAYS_FOR_A_FOLLOWER);
        LocalDate looked = new Timetable(checkpoint.criterion(), now, zone)
                .end(0)
                .atZone(zone)
                .toLocalDate();
        String measure = before.measure().startsWith(INSTEAD) ? before.measure() : INSTEAD + before.measure();
        return before.measured(shortened(measure)).dueOn(looked.isAfter(inAWeek) ? looked : inAWeek);
    }

    // Never in the middle of a character.
    private static String shortened(String text) {
        if (text.length() <= MAX_MEASURE) return text;
        int end = Character.isHighSurrogate(text.charAt(MAX_MEASURE - 1)) ? MAX_MEASURE - 1 : MAX_MEASURE;
        return text.substring(0, end);
    }
}
