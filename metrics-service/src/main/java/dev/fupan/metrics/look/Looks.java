package dev.fupan.metrics.look;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.numbers.Needs;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Cuts;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Takes a look once its cut is complete. */
@ApplicationScoped
class Looks {
    private static final int LONGEST_WAIT = 3_600;

    private final Views views;
    private final Cuts cuts;
    private final Clock clock;

    Looks(Views views, Cuts cuts, Clock clock) {
        this.views = views;
        this.cuts = cuts;
        this.clock = clock;
    }

    Uni<LookView> take(String tenant, LookAsked asked) {
        return position(tenant, asked).chain(last -> views.known(tenant, need(asked), asked.cut(last))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> {
                    Snapshot snapshot = known.snapshot();
                    return LookView.of(
                            asked,
                            Look.at(asked.metric(), asked, snapshot),
                            last,
                            snapshot.configuration().currency());
                }));
    }

    private Uni<Long> position(String tenant, LookAsked asked) {
        Long given = asked.position();
        if (given != null) {
            return cuts.counted(tenant, given).map(counted -> {
                if (!counted) {
                    throw Refusal.notYet("Not all records up to position " + given + " are counted.", 1);
                }
                return given;
            });
        }
        Instant now = clock.instant();
        if (now.isBefore(asked.passed())) {
            long seconds = Duration.between(now, asked.passed()).toSeconds() + 1;
            throw Refusal.notYet("Records count until " + asked.passed() + ".", (int) Math.min(LONGEST_WAIT, seconds));
        }
        return cuts.last(tenant, asked.limit())
                .map(last -> last.orElseThrow(
                        () -> Refusal.notYet("Records of the log that may belong to it are not counted yet.", 1)));
    }

    private static Need need(LookAsked asked) {
        Set<Need.Rows> rows = EnumSet.of(
                Need.Rows.JOURNEYS_ENTERED, Need.Rows.DEALS_DECIDED, Need.Rows.DEALS_WON_SO_FAR, Need.Rows.DEALS_OPEN);
        rows.addAll(Needs.of(asked.metric().kpi()));
        return new Need(rows, Cut.micros(asked.start()), Cut.micros(asked.at()) + 1);
    }
}
