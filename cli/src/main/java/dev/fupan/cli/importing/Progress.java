package dev.fupan.cli.importing;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells how far it is: a bar that redraws itself on a terminal, a line every few seconds elsewhere. */
final class Progress {

    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean bar;
    private final InstantSource clock;
    private final Duration interval;
    private Instant due;

    Progress(PrintWriter out, boolean bar, InstantSource clock) {
        this.out = out;
        this.bar = bar;
        this.clock = clock;
        this.interval = bar ? Duration.ofMillis(200) : Duration.ofSeconds(5);
        this.due = clock.instant().plus(interval);
    }

    void at(String file, double share, Tally tally) {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        due = now.plus(interval);
        draw(file, share, tally, bar ? "\r" : "", bar ? "" : System.lineSeparator());
    }

    void done(String file, Tally tally) {
        draw(file, 1, tally, bar ? "\r" : "", System.lineSeparator());
    }

    private void draw(String file, double share, Tally tally, String before, String after) {
        int full = (int) Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
        String drawn = bar ? "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " : "";
        out.printf(
                Locale.ROOT,
                "%s%s%s %3d %%  %d rows, %d events sent, %d rejected%s",
                before,
                drawn,
                file,
                Math.round(Math.min(1, share) * 100),
                tally.rows(),
                tally.accepted(),
                tally.rejected(),
                after);
        out.flush();
    }
}
