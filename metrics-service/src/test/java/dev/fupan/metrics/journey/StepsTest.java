package dev.fupan.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class StepsTest {

    /** Few different times, so that steps meet at one of them; above the highest a step was never reached. */
    @Property
    void oneWalkFindsOfEachStepWhatALookAtItFinds(
            @ForAll @Size(min = 1, max = 9) List<@LongRange(max = 4) Long> times) {
        long[] own =
                times.stream().mapToLong(time -> time == 4 ? Steps.NEVER : time).toArray();
        String[] owners = new String[own.length];
        for (int step = 0; step < own.length; step++) owners[step] = "owner of step " + step;
        Steps steps = new Steps(own, owners, own, owners, List.of());

        int[] by = steps.reachedBy();

        for (int step = 0; step < own.length; step++) {
            assertThat(own[by[step]]).isEqualTo(steps.reached(step));
            if (steps.reached(step) != Steps.NEVER) assertThat(owners[by[step]]).isEqualTo(steps.ownerAt(step));
        }
    }
}
