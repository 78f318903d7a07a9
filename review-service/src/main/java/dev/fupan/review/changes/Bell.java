package dev.fupan.review.changes;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the streams of this replica when a session has changed, wherever it was changed.
 *
 * <p>Nothing depends on hearing it: a stream that was not woken looks into the log by itself after a while.
 */
@ApplicationScoped
class Bell {

    private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();

    /** One stream that waits for changes of one session. */
    static final class Watch {

        private final String session;
        private final String viewer;
        private long heard;
        private long awaited;
        private @Nullable UniEmitter<? super Boolean> waiting;

        private Watch(String session, String viewer) {
            this.session = session;
            this.viewer = viewer;
        }

        /** Comes when a change after that number has been heard of, also when that was before the question. */
        Uni<Boolean> after(long seq) {
            return Uni.createFrom().emitter(emitter -> {
                synchronized (this) {
                    if (heard <= seq) {
                        awaited = seq;
                        waiting = emitter;
                        return;
                    }
                }
                emitter.complete(true);
            });
        }

        private void hear(long seq) {
            UniEmitter<? super Boolean> woken;
            synchronized (this) {
                heard = Math.max(heard, seq);
                if (waiting == null || heard <= awaited) return;
                woken = waiting;
                waiting = null;
            }
            woken.complete(true);
        }

        private void wake() {
            UniEmitter<? super Boolean> woken;
            synchronized (this) {
                woken = waiting;
                waiting = null;
            }
            if (woken != null) woken.complete(true);
        }
    }

    Watch watch(String tenant, UUID session, String viewer) {
        Watch watch = new Watch(tenant + ' ' + session, viewer);
        watches.compute(watch.session, (key, those) -> {
            Set<Watch> all = those == null ? ConcurrentHashMap.newKeySet() : those;
            all.add(watch);
            return all;
        });
        return watch;
    }

    void leave(Watch watch) {
        watches.computeIfPresent(watch.session, (key, those) -> {
            those.remove(watch);
            return those.isEmpty() ? null : those;
        });
    }

    /** @param payload {@code tenant session seq} */
    void ring(String payload) {
        int cut = payload.lastIndexOf(' ');
        if (cut < 0) return;
        long seq = Long.parseLong(payload.substring(cut + 1));
        for (Watch watch : watches.getOrDefault(payload.substring(0, cut), Set.of())) watch.hear(seq);
    }

    /** Lets everyone look: something may have been missed. */
    void ringAll() {
        watches.values().forEach(those -> those.forEach(Watch::wake));
    }

    /** How many streams of that session the viewer has on this replica. */
    long watching(String tenant, UUID session, String viewer) {
        return watches.getOrDefault(tenant + ' ' + session, Set.of()).stream()
                .filter(each -> each.viewer.equals(viewer))
                .count();
    }

    int watching() {
        return watches.values().stream().mapToInt(Set::size).sum();
    }
}
