package dev.fupan.metrics.drift;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.view.Envelope;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;

/**
 * Reads the rows, then the sets up to the rows' position, and compares.
 *
 * <p>What a set holds up to a position never changes, so nothing has to stand still in between.
 */
@ApplicationScoped
class SelfCheck {
    private static final Need EVERYTHING =
            new Need(EnumSet.allOf(Need.Rows.class), Long.MIN_VALUE, Long.MAX_VALUE);

    private final Views views;

    SelfCheck(Views views) {
        this.views = views;
    }

    record Checked(Envelope envelope, Drift drift) {}

    Uni<Checked> check(String tenant) {
        return views.known(tenant, EVERYTHING, Cut.LIVE).chain(rows -> {
            Cut upToThere = Cut.LIVE.upTo(rows.envelope().position());
            return views.known(tenant, EVERYTHING, upToThere)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(sets -> compared(rows, sets));
        });
    }

    private static Checked compared(Known rows, Known sets) {
        return new Checked(rows.envelope(), Drift.between(rows.snapshot(), sets.snapshot()));
    }
}
