package dev.fupan.ingest.intake;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one batch, each checked before the first is sent: a request that is refused as a whole must not have
 * sent half of its events, and those sent in one go share few requests to the broker.
 *
 * @param refusal why the request is refused as a whole, null when it is not
 */
record Batch(List<Checked> events, @Nullable Problem refusal) {

    /** Reads a sound batch in one pass; where anything breaks, each element by itself, for its own answer. */
    static Batch read(byte[] body, Instant now) {
        List<Checked> events = EventReader.array(body, Limits.BATCH_EVENTS + 1, now);
        return events == null ? oneByOne(body, now) : limited(events);
    }

    static Batch oneByOne(byte[] body, Instant now) {
        List<Checked> events = new ArrayList<>();
        BatchSplitter elements = new BatchSplitter(body);
        BatchSplitter.Step step = elements.next();
        for (; step == BatchSplitter.Step.ELEMENT && events.size() <= Limits.BATCH_EVENTS; step = elements.next())
            events.add(EventReader.structured(body, elements.start(), elements.end(), now));
        if (step != BatchSplitter.Step.BROKEN || events.size() > Limits.BATCH_EVENTS) return limited(events);
        return new Batch(
                events,
                ProblemType.MALFORMED.because("A batch is one JSON array of events; this one breaks after event "
                        + (events.size() - 1) + "."));
    }

    private static Batch limited(List<Checked> events) {
        boolean tooLong = events.size() > Limits.BATCH_EVENTS;
        return new Batch(
                events,
                tooLong
                        ? ProblemType.TOO_LARGE.because("A batch has at most " + Limits.BATCH_EVENTS + " events.")
                        : null);
    }
}
