package dev.fupan.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter out = new StringWriter();
    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void onATerminalOneBarGrows() {
        Progress progress = new Progress(new PrintWriter(out, true), true, () -> now);

        now = now.plusSeconds(1);
        progress.at("deals.csv", 0.5, new Tally());
        progress.done("deals.csv", new Tally());

        assertThat(out.toString())
                .contains("\r[###############...............] deals.csv  50 %")
                .contains("\r[##############################] deals.csv 100 %");
    }

    @Test
    void elsewhereALineIsWrittenEveryFewSeconds() {
        Progress progress = new Progress(new PrintWriter(out, true), false, () -> now);

        for (int second = 0; second < 11; second++) {
            now = now.plusSeconds(1);
            progress.at("deals.csv", second / 11.0, new Tally());
        }

        assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("deals.csv"));
    }
}
