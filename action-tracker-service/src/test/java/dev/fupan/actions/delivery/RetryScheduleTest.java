package dev.fupan.actions.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

    @Property
    void everyDelayIsWithinTwentyPercentOfItsStep(
            @ForAll @IntRange(min = 1, max = 9) int failures,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance) {
        Duration step = RetrySchedule.DELAYS.get(failures - 1);
        Duration delay = Duration.between(
                NOW, RetrySchedule.next(NOW, failures, chance, null).orElseThrow());
        assertThat(delay)
                .isBetween(
                        step.multipliedBy(4).dividedBy(5), step.multipliedBy(6).dividedBy(5));
    }

    @Example
    void tenAttemptsAreAll() {
        assertThat(RetrySchedule.next(NOW, 9, 0.5, null)).contains(NOW.plus(Duration.ofHours(24)));
        assertThat(RetrySchedule.next(NOW, 10, 0.5, null)).isEmpty();
        assertThat(RetrySchedule.next(NOW, 10, 0.5, Duration.ofHours(1))).isEmpty();
    }

    @Example
    void aReceiversWishIsHonouredUpToADayAndNeverHurries() {
        assertThat(RetrySchedule.next(NOW, 1, 0.5, Duration.ofMinutes(10))).contains(NOW.plusSeconds(600));
        assertThat(RetrySchedule.next(NOW, 1, 0.5, Duration.ofDays(9))).contains(NOW.plus(Duration.ofDays(1)));
        assertThat(RetrySchedule.next(NOW, 3, 0.5, Duration.ofSeconds(1))).contains(NOW.plus(Duration.ofMinutes(30)));
    }

    @Example
    void retryAfterIsReadInBothItsForms() {
        assertThat(RetryAfter.of("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Tue, 24 Nov 2026 04:01:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Tue, 24 Nov 2026 03:01:00 GMT", NOW)).isNull();
        assertThat(RetryAfter.of("soon", NOW)).isNull();
        assertThat(RetryAfter.of("-5", NOW)).isNull();
        assertThat(RetryAfter.of(null, NOW)).isNull();
    }
}
