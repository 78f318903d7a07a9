package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @Property
    void readsWhatThePlatformReads(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int digits) {
        Instant instant = Instant.ofEpochSecond(seconds, nanos).truncatedTo(ChronoUnit.SECONDS);
        String fraction = digits == 0 ? "" : "." + String.format("%09d", nanos).substring(0, digits);
        String text = instant.toString().replace("Z", fraction + "Z");

        assertThat(Rfc3339.instant(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T08:00:00+08:00",
                "2026-11-01T08:00:00.5-03:30",
                "2026-11-01T08:00+01:00",
                "2026-11-01T24:00:00Z",
                "2026-11-01T08:00:00.Z",
                "+12026-11-01T08:00:00Z",
                "2024-02-29T23:59:59.999999999Z"
            })
    void readsTheRareForms(String text) {
        Instant expected = text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text).toInstant();
        assertThat(Rfc3339.instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-29T00:00:00Z",
                "2026-02-30T25:61:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-01T08:00:60Z",
                "2026-11-01T08:00:00.1234567890Z",
                "2026-11-01 08:00:00Z",
                "2026-11-01T08:00:00",
                "2026-11-01T08:0x:00Z",
                "2026-00-10T00:00:00Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Rfc3339.instant(text)).isInstanceOf(DateTimeException.class);
    }
}
