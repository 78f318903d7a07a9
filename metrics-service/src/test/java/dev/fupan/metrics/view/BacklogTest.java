package dev.fupan.metrics.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");

    private final Backlog backlog = new Backlog();

    @Test
    void aFeedAtTheEndHasNoLag() {
        backlog.look(START, 10, 10);

        assertThat(backlog.millis(START.plusSeconds(60))).isZero();
    }

    @Test
    void aFeedThatStandsStillFallsBehindByTheClock() {
        backlog.look(START, 11, 10);
        backlog.look(START.plusSeconds(1), 20, 10);

        assertThat(backlog.millis(START.plusSeconds(5))).isEqualTo(5_000);
    }

    @Test
    void whatIsCountedShortensTheLagToTheOldestRecordThatIsNot() {
        backlog.look(START, 11, 10);
        backlog.look(START.plusSeconds(3), 20, 12);

        assertThat(backlog.millis(START.plusSeconds(5))).isEqualTo(2_000);

        backlog.look(START.plusSeconds(6), 20, 20);
        assertThat(backlog.millis(START.plusSeconds(7))).isZero();
    }

    @Test
    void recordsAreThoseBetweenWhatIsCountedAndTheEnd() {
        backlog.look(START, 20, 12);
        assertThat(backlog.records()).isEqualTo(8);

        backlog.look(START.plusSeconds(1), 20, 21);
        assertThat(backlog.records()).isZero();
    }
}
