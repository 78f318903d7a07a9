package dev.fupan.metrics.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1677-09-21T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-03-05T00:00:00.123456Z",
                "2500-01-01T00:00:00Z"
            })
    void anInstantOfAnyAgeComesBackAsItWas(String text) {
        Instant instant = Instant.parse(text);
        assertThat(Cut.instant(Cut.micros(instant))).isEqualTo(instant);
    }
}
