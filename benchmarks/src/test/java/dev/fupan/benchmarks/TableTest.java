package dev.fupan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new Table("feed", "events/s").row("reference feed", "52,000"))
                .hasToString("""
                        | feed           | events/s |
                        |----------------|----------|
                        | reference feed | 52,000   |
                        """);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Median.of(List.of(9, 1, 4, 2), Integer::doubleValue)).isEqualTo(3);
        assertThat(Median.of(List.of(9, 1, 4), Integer::doubleValue)).isEqualTo(4);
    }

    @Test
    void optionsNameWhatIsMeasuredAndHowLong() {
        Options options = Options.parse(Path.of("."), new String[] {"feed", "--events", "1000", "--rounds", "1"});

        assertThat(options.feed()).isTrue();
        assertThat(options.intake()).isFalse();
        assertThat(options.events()).isEqualTo(1000);
        assertThat(options.rounds()).isEqualTo(1);
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> Options.parse(Path.of("."), new String[] {"--evnets"}))
                .hasMessageContaining("--evnets");
    }
}
