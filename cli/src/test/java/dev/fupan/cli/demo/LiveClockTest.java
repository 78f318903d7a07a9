package dev.fupan.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LiveClockTest {

    private static final Instant ANCHOR = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void beforeTheAnchorTheTwoTimesAreOne() {
        LiveClock clock = new LiveClock(List.of());
        clock.resume(ANCHOR, ANCHOR, 60);

        assertThat(clock.real(ANCHOR.minusSeconds(1))).isEqualTo(ANCHOR.minusSeconds(1));
    }

    @Test
    void aNightTakesLessThanAMorning() {
        LiveClock clock = new LiveClock(List.of());
        clock.resume(ANCHOR, ANCHOR, 60);

        Instant midnight = Instant.parse("2026-11-22T16:00:00Z");
        Duration night = Duration.between(clock.real(midnight), clock.real(midnight.plus(Duration.ofHours(7))));
        Duration morning = Duration.between(
                clock.real(midnight.plus(Duration.ofHours(9))), clock.real(midnight.plus(Duration.ofHours(12))));

        assertThat(night).isLessThan(Duration.ofSeconds(30));
        assertThat(morning).isEqualTo(Duration.ofMinutes(3));
    }

    @Property(tries = 200)
    void timeNeverRunsBackwardsThroughStopsAndStarts(
            @ForAll List<@IntRange(min = 1, max = 5_000) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 500) int pace) {
        LiveClock clock = new LiveClock(List.of());
        Instant reached = ANCHOR;
        Instant now = ANCHOR;
        clock.resume(reached, now, pace);
        for (int stop : minutes.subList(0, Math.min(6, minutes.size()))) {
            reached = reached.plus(Duration.ofMinutes(stop));
            Instant told = clock.real(reached);
            now = (told.isAfter(now) ? told : now).plus(Duration.ofMinutes(stop));
            LiveClock next = new LiveClock(clock.pieces());
            next.resume(reached, now, pace);

            Instant before = reached.minusSeconds(1);
            assertThat(next.real(before)).as("what was told stays as it was").isEqualTo(clock.real(before));
            assertThat(next.real(reached)).isAfterOrEqualTo(told);
            assertThat(next.real(reached.plusSeconds(3600))).isAfterOrEqualTo(next.real(reached));
            clock = next;
        }
    }
}
