package dev.fupan.actions.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));

    @Test
    void theNightEndsInTheMorning() {
        assertThat(NIGHT.endOf(at("2026-11-24T21:30:00+01:00"), BERLIN)).isEqualTo(at("2026-11-25T08:00:00+01:00"));
        assertThat(NIGHT.endOf(at("2026-11-25T05:00:00+01:00"), BERLIN)).isEqualTo(at("2026-11-25T08:00:00+01:00"));
        assertThat(NIGHT.endOf(at("2026-11-25T08:00:00+01:00"), BERLIN)).isEqualTo(at("2026-11-25T08:00:00+01:00"));
    }

    @Test
    void anEndThatTheClocksSkipComesWithTheHourAfterIt() {
        QuietHours early = new QuietHours(LocalTime.of(0, 0), LocalTime.of(2, 30));

        assertThat(early.endOf(at("2026-03-29T01:00:00+01:00"), BERLIN)).isEqualTo(at("2026-03-29T03:30:00+02:00"));
    }

    @Test
    void anHourThatComesTwiceIsQuietTwice() {
        QuietHours early = new QuietHours(LocalTime.of(0, 0), LocalTime.of(2, 30));

        assertThat(early.endOf(at("2026-10-25T02:15:00+02:00"), BERLIN)).isEqualTo(at("2026-10-25T02:30:00+02:00"));
        assertThat(early.endOf(at("2026-10-25T02:15:00+01:00"), BERLIN)).isEqualTo(at("2026-10-25T02:30:00+01:00"));
    }

    @Property
    void theirEndIsTheNextMomentThatIsNotQuiet(
            @ForAll @LongRange(max = 3L * 366 * 24 * 60) long minute,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1439) int length) {
        LocalTime begin = LocalTime.MIN.plusMinutes(from);
        QuietHours quiet = new QuietHours(begin, begin.plusMinutes(length));
        Instant now = at("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));

        Instant end = quiet.endOf(now, BERLIN);

        assertThat(end).isAfterOrEqualTo(now).isBefore(now.plus(Duration.ofHours(26)));
        assertThat(end.equals(now)).isEqualTo(!quiet.contains(now.atZone(BERLIN).toLocalTime()));
    }

    private static Instant at(String time) {
        return java.time.OffsetDateTime.parse(time).toInstant();
    }
}
