package dev.fupan.actions.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.criterion.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void threeDaysEndAtTheSameLocalTimeAcrossTheChangeOfClocks() {
        Instant friday = Instant.parse("2026-10-23T07:00:00Z"); // 09:00 in summer time

        assertThat(Span.of("P3D").after(friday, 1, BERLIN)).isEqualTo("2026-10-26T08:00:00Z"); // 09:00 in winter time
        assertThat(Span.of("PT72H").after(friday, 1, BERLIN)).isEqualTo("2026-10-26T07:00:00Z");
    }

    @Test
    void itIsCountedFromTheStartHoweverOften() {
        Instant start = Instant.parse("2027-01-31T10:00:00Z");

        assertThat(Span.of("P1M").after(start, 2, ZoneId.of("Z"))).isEqualTo("2027-03-31T10:00:00Z");
    }

    @Test
    void aHorizonIsExact() {
        assertThat(Span.of("P2DT12H").exact()).isEqualTo(Duration.ofHours(60));
    }
}
