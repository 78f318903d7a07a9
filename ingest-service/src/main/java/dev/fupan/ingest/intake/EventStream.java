package dev.fupan.ingest.intake;

import dev.fupan.ingest.intake.Checked.Reason;
import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.quota.Allowance;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream of newline-delimited events of any length in constant memory.
 *
 * <p>Lines are gathered into groups; a group's receipt is one line of the answer, written in order and only when
 * the broker has acknowledged all of it. While too many groups are open, the sender is faster than its quota, or the
 * client does not read its receipts, the request is paused, which the sender feels as a full TCP window. Everything runs on one event loop.
 */
final class EventStream {

    private static final int GROUP_EVENTS = 1_000;
    private static final long GROUP_BYTES = 512 * 1024;
    private static final int OPEN_GROUPS = 4;
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final RoutingContext route;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final EventLog log;
    private final CrmRecord.Stamp stamp;
    private final Allowance allowance;
    private final Duration receiptAfter;
    private final Clock clock;
    private final Context context;
    private final LineSplitter lines = new LineSplitter(Limits.EVENT_BYTES, this::line);
    private final Deque<Group> open = new ArrayDeque<>();
    private @Nullable Group current;
    private Instant now;
    private boolean paused;
    private boolean ended;
    private boolean over;
    private long accepted;
    private long rejected;
    private long quarantined;

    EventStream(
            RoutingContext route,
            EventLog log,
            CrmRecord.Stamp stamp,
            Allowance allowance,
            Duration receiptAfter,
            Clock clock) {
        this.route = route;
        this.request = route.request();
        this.response = route.response();
        this.log = log;
        this.stamp = stamp;
        this.allowance = allowance;
        this.receiptAfter = receiptAfter;
        this.clock = clock;
        this.context = route.vertx().getOrCreateContext();
        this.now = clock.instant();
    }

    void start() {
        request.handler(this::chunk);
        request.endHandler(end -> end());
        request.exceptionHandler(gone -> abandon());
        response.closeHandler(gone -> abandon());
    }

    private void chunk(Buffer chunk) {
        if (over) return;
        now = clock.instant();
        lines.feed(chunk.getBytes());
        if (mustWait()) pause();
    }

    private void end() {
        if (over) return;
        lines.end();
        ended = true;
        seal(true);
        writeSettled();
    }

    // What has been sent is still counted; an open group must be sealed, or its bytes would count as under way for
    // ever.
    private void abandon() {
        over = true;
        seal(true);
    }

    private void line(long index, byte @Nullable [] text, int from, int to) {
        if (text != null && isBlank(text, from, to)) return;
        Checked checked = text == null
                ? new Checked.Refused(
                        null,
                        null,
                        Reason.TOO_LARGE,
                        List.of(new Violation("", "at most " + Limits.EVENT_BYTES + " bytes")))
                : EventReader.structured(text, from, to, now);
        Group group = current;
        if (group == null) group = begin(index);
        group.last = index;
        log.take(index, checked, stamp, group.receipt);
        seal(false);
    }

    // A sender who pauses gets the receipt of what it has sent; the clock also frees what that group holds.
    private Group begin(long index) {
        Group group = new Group(index);
        open.add(group);
        current = group;
        route.vertx().setTimer(receiptAfter.toMillis(), timer -> {
            if (current == group) seal(true);
        });
        return group;
    }

    private void seal(boolean last) {
        Group group = current;
        if (group == null) return;
        if (last || group.receipt.size() >= GROUP_EVENTS || group.receipt.bytes() >= GROUP_BYTES) {
            current = null;
            allowance.charge(group.receipt.size());
            group.receipt.seal();
        }
    }

    private static boolean isBlank(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) if (text[i] > ' ' || text[i] < 0) return false;
        return true;
    }

    private boolean mustWait() {
        return open.size() > OPEN_GROUPS || log.crowded() || response.writeQueueFull() || allowance.isSpent();
    }

    private void pause() {
        if (paused || ended) return;
        paused = true;
        request.pause();
        // A group that waits for more events while none are read would hold its share of memory for ever.
        seal(true);
        lookAgain();
    }

    // Groups settle, other requests give memory back, the quota fills, the client reads: one short timer watches all.
    private void lookAgain() {
        route.vertx().setTimer(LOOK_AGAIN_MILLIS, timer -> {
            if (over) return;
            if (mustWait()) {
                lookAgain();
            } else {
                paused = false;
                request.resume();
            }
        });
    }

    private void writeSettled() {
        while (!over && !open.isEmpty() && open.peek().settled) {
            Group group = open.remove();
            if (group.receipt.failure() != null) fail(group);
            else write(group);
        }
        if (!over && ended && open.isEmpty()) finish();
    }

    private void write(Group group) {
        Receipt receipt = group.receipt;
        accepted += receipt.accepted();
        rejected += receipt.rejected();
        quarantined += receipt.quarantined();
        boolean whole = ended && open.isEmpty() && !response.headWritten();
        if (whole && receipt.nothingTaken()) {
            over = true;
            response.setStatusCode(422).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
            response.end(EventsRoute.refusal(receipt));
            return;
        }
        head();
        response.write("{\"lines\":{\"from\":" + group.first + ",\"to\":" + (group.last + 1) + "}," + receipt.members()
                + "}\n");
    }

    private void finish() {
        over = true;
        head();
        response.end("{\"summary\":{\"lines\":" + lines.lines() + ",\"accepted\":" + accepted + ",\"rejected\":"
                + rejected + ",\"quarantined\":" + quarantined + "}}\n");
    }

    private void head() {
        if (response.headWritten()) return;
        response.setStatusCode(202)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                .setChunked(true);
    }

    // After the head has gone out the status cannot change: the last line then says where certainty ends.
    private void fail(Group group) {
        abandon();
        Problem away = EventLog.AWAY.with("unknownFrom", group.first);
        if (response.headWritten()) {
            response.end("{\"problem\":" + away.json().encode() + "}\n")
                    .onComplete(written -> request.connection().close());
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            away.answer(response);
        }
    }

    /** Consecutive lines that share a receipt. */
    private final class Group {
        final long first;
        final Receipt receipt = new Receipt(false, this::hop);
        long last;
        boolean settled;

        Group(long first) {
            this.first = first;
        }

        private void hop() {
            context.runOnContext(onLoop -> {
                settled = true;
                log.settled(receipt);
                if (response.closed()) abandon();
                writeSettled();
            });
        }
    }
}
