package dev.fupan.metrics.funnel;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.money.MoneyBag;
import dev.fupan.metrics.statistics.Elapsed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running count of one group. */
final class FunnelCount {
    private static final class StepCount {
        private long reached;
        private long skipped;
        private long mature;
        private final MoneyBag amount = new MoneyBag();
        private final Elapsed sincePrevious = new Elapsed();
    }

    private final List<StepCount> steps = new ArrayList<>();
    private long entered;
    private long mature;
    private long incompleteHistory;
    private long unmapped;

    FunnelCount(int size) {
        for (int step = 0; step < size; step++) {
            steps.add(new StepCount());
        }
    }

    void enter(Entrant entrant, Passage passage) {
        entered++;
        mature += passage.mature() ? 1 : 0;
        incompleteHistory += entrant.incompleteHistory() ? 1 : 0;
        unmapped += entrant.unmapped();
    }

    void reach(int step, Entrant entrant, Passage passage) {
        StepCount count = steps.get(step);
        count.reached++;
        count.skipped += passage.skipped(step) ? 1 : 0;
        count.mature += passage.mature() ? 1 : 0;
        Map<String, BigDecimal> amounts = entrant.steps().amounts().get(step);
        if (!amounts.isEmpty()) {
            amounts.forEach(count.amount::add);
        }
        long since = passage.sincePrevious(step);
        if (since >= 0) {
            count.sincePrevious.add(since);
        }
    }

    FunnelAnswer.Group group(@Nullable String period, @Nullable String value, Pipeline pipeline, boolean matureOnly) {
        List<FunnelAnswer.Step> answered = new ArrayList<>(steps.size());
        for (int step = 0; step < steps.size(); step++) {
            StepCount count = steps.get(step);
            answered.add(new FunnelAnswer.Step(
                    pipeline.steps().get(step).step(),
                    count.reached,
                    count.skipped,
                    count.mature,
                    count.reached - count.mature,
                    count.amount.amounts(),
                    rate(step, Math.max(0, step - 1), matureOnly),
                    rate(step, 0, matureOnly),
                    count.sincePrevious.durations()));
        }
        return new FunnelAnswer.Group(
                period, value, entered, mature, entered - mature, incompleteHistory, unmapped, answered);
    }

    private FunnelAnswer.Rate rate(int step, int base, boolean matureOnly) {
        StepCount of = steps.get(step);
        StepCount on = steps.get(base);
        return matureOnly ? new FunnelAnswer.Rate(of.mature, on.mature) : new FunnelAnswer.Rate(of.reached, on.reached);
    }
}
