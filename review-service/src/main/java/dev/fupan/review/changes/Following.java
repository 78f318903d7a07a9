package dev.fupan.review.changes;

import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One client's way through the log. It holds no more than the number that it has come to. */
final class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);

    private final ChangeLogStore log;
    private final Bell.Watch watch;
    private final Caller caller;
    private final UUID session;
    private final By by;
    private final Duration heartbeat;
    private final Executor context;
    private @Nullable Long position;
    private boolean over;

    /**
     * @param position the last number that the client has; null = from the beginning of the log
     * @param context of the request: the database is asked there, whoever rings
     */
    Following(
            ChangeLogStore log,
            Bell.Watch watch,
            Caller caller,
            UUID session,
            By by,
            @Nullable Long position,
            Duration heartbeat,
            Executor context) {
        this.log = log;
        this.watch = watch;
        this.caller = caller;
        this.session = session;
        this.by = by;
        this.position = position;
        this.heartbeat = heartbeat;
        this.context = context;
    }

    /** What comes next; when nothing has happened for a while, a heartbeat. */
    Uni<List<Frame>> next() {
        return look().chain(
                        frames -> frames.isEmpty() ? await() : Uni.createFrom().item(frames))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("a stream of changes ends cause=%s", failure.getMessage());
                    over = true;
                    return List.of();
                });
    }

    /** Whether it cannot go on: the viewer may no longer read the session, or the database is away. */
    boolean isOver() {
        return over;
    }

    private Uni<List<Frame>> await() {
        return watch.after(position == null ? 0 : position)
                .ifNoItem()
                .after(heartbeat)
                .recoverWithItem(false)
                .emitOn(context)
                .chain(rung -> look().chain(frames -> {
                    if (!frames.isEmpty()) return Uni.createFrom().item(frames);
                    // What has changed may be nothing for this viewer.
                    return rung ? await() : Uni.createFrom().item(List.of(Frame.HEARTBEAT));
                }));
    }

    /** Once begun it is brought to its end, also when the client leaves: a transaction is not left in its middle. */
    private Uni<List<Frame>> look() {
        return Uni.createFrom().emitter(emitter -> log.read(caller, session, by, position)
                .map(this::frames)
                .subscribe()
                .with(emitter::complete, emitter::fail));
    }

    private List<Frame> frames(ChangeLogStore.Part part) {
        position = part.upTo();
        if (!part.known()) return List.of(Frame.reset(part.upTo()));
        return part.changes().stream().map(Frame::of).toList();
    }
}
