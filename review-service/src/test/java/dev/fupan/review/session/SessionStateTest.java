package dev.fupan.review.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SessionStateTest {

    private static final List<String> PHASES = List.of("preparation", "facts", "causes", "lessons", "plan");

    @Property
    void aWalkThroughThePhasesSkipsNothingWithoutAReason(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 5) Integer> wishes, @ForAll boolean withReason) {
        SessionState.Running here = new SessionState.Scheduled(PHASES).start();
        for (int wish : wishes) {
            String to = wish < PHASES.size() ? PHASES.get(wish) : "elsewhere";
            Optional<SessionState.Step> step = here.enter(to, withReason ? "no time" : null);
            int from = PHASES.indexOf(here.phase());
            boolean legal = wish < PHASES.size() && wish != from && (wish <= from + 1 || withReason);
            assertThat(step.isPresent()).isEqualTo(legal);
            if (step.isEmpty()) continue;
            List<String> between = wish > from ? new ArrayList<>(PHASES.subList(from + 1, wish)) : List.of();
            assertThat(step.get().skipped()).isEqualTo(between);
            assertThat(step.get().from()).isEqualTo(here.phase());
            here = step.get().next();
            assertThat(here.phase()).isEqualTo(to);
        }
    }

    @Property
    void aStateIsItsWordAndBack(@ForAll @IntRange(min = 0, max = 4) int phase) {
        SessionState running = new SessionState.Running(PHASES, PHASES.get(phase));
        assertThat(SessionState.of("running", PHASES.get(phase), null, PHASES)).isEqualTo(running);
        for (SessionState one : List.of(
                new SessionState.Scheduled(PHASES),
                new SessionState.Closed(PHASES),
                new SessionState.Reported(),
                new SessionState.Cancelled("moved")))
            assertThat(SessionState.of(one.word(), null, "moved", PHASES)).isEqualTo(one);
    }

    @Test
    void aReopenedSessionIsInItsLastPhase() {
        assertThat(new SessionState.Scheduled(PHASES).start().close().reopen().phase())
                .isEqualTo("plan");
    }
}
