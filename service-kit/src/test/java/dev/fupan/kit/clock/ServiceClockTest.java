package dev.fupan.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceClockTest {

    @TempDir
    Path folder;

    @Test
    void withoutAFileItIsTheTimeOfTheMachine() {
        ServiceClock clock = ServiceClock.readingOffsetFrom(folder.resolve("none"));

        assertThat(aheadOfWall(clock)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aRewrittenFileMovesARunningClock() throws IOException {
        Path file = folder.resolve("offset");
        Files.writeString(file, "PT72H\n");
        ServiceClock clock = ServiceClock.readingOffsetFrom(file);
        assertThat(aheadOfWall(clock)).isBetween(Duration.ofHours(72), Duration.ofHours(73));

        Files.writeString(file, "PT240H");

        await().untilAsserted(
                        () -> assertThat(aheadOfWall(clock)).isBetween(Duration.ofHours(240), Duration.ofHours(241)));
    }

    @Test
    void aHalfWrittenFileDoesNotMoveTheClockBack() throws IOException {
        Path file = folder.resolve("offset");
        Files.writeString(file, "PT72H");
        ServiceClock clock = ServiceClock.readingOffsetFrom(file);
        clock.instant();

        Files.writeString(file, "PT7");

        await().pollDelay(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(aheadOfWall(clock)).isGreaterThan(Duration.ofHours(71)));
    }

    @Test
    void aTestMovesItWithoutAFileAndBack() {
        ServiceClock clock = ServiceClock.readingOffsetFrom(folder.resolve("none"));
        Clock inShanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        clock.advance(Duration.ofDays(3));
        assertThat(aheadOfWall(clock)).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(aheadOfWall(inShanghai, clock.wall())).isBetween(Duration.ofDays(3), Duration.ofDays(4));

        clock.reset();
        assertThat(aheadOfWall(clock)).isLessThan(Duration.ofSeconds(5));
    }

    private static Duration aheadOfWall(ServiceClock clock) {
        return aheadOfWall(clock, clock.wall());
    }

    private static Duration aheadOfWall(Clock clock, Clock wall) {
        return Duration.between(wall.instant(), clock.instant()).abs();
    }
}
