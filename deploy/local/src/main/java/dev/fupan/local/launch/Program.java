package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One of the programs that make up the whole, as a child process. */
interface Program {

    String name();

    /** Where people find it. */
    String place();

    Process start() throws IOException, InterruptedException, CannotStart;

    boolean isReady() throws InterruptedException, CannotStart;

    /** Where it says what is wrong with it. */
    Path log() throws IOException;

    /** How long it may take until it is ready: long, since all start at once and a slow machine is no fault. */
    default Duration patience() {
        return Duration.ofMinutes(5);
    }

    default void stop(Process process) throws IOException, InterruptedException {
        process.destroy();
        Signals.awaitEnd(process.toHandle(), Duration.ofSeconds(15));
    }
}
