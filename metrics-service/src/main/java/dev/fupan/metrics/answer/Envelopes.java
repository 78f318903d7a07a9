package dev.fupan.metrics.answer;

import dev.fupan.metrics.view.Envelope;
import dev.fupan.metrics.view.Revised;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The envelopes of tenants that are being polled, held in memory for a moment.
 *
 * <p>A batch that changed something ends the holding at once, whichever replica committed it; where the news is lost, it
 * is seen after a second.
 */
@ApplicationScoped
class Envelopes {
    private static final Duration HOLD = Duration.ofSeconds(1);
    private static final int MOST_TENANTS = 10_000;

    private record Held(Envelope envelope, Instant since) {}

    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();
    private final Views views;
    private final Clock clock;

    Envelopes(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    Uni<Envelope> of(String tenant) {
        Held known = held.get(tenant);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.since().plus(HOLD))) {
            return Uni.createFrom().item(known.envelope());
        }
        // The moment before the statement: what was revised while it ran must not be held for new.
        return views.envelope(tenant).invoke(envelope -> hold(tenant, new Held(envelope, now)));
    }

    void revised(@Observes Revised revised) {
        held.remove(revised.tenant());
    }

    private void hold(String tenant, Held fresh) {
        if (held.size() >= MOST_TENANTS) {
            held.clear();
        }
        held.merge(
                tenant,
                fresh,
                (before, after) ->
                        before.envelope().revision() > after.envelope().revision() ? before : after);
    }
}
