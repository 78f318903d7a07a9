package dev.fupan.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asked first, forced when they do not listen. */
public final class Signals {

    private Signals() {}

    /** SIGINT, which PostgreSQL takes as "fast": disconnect the clients, write everything, end. */
    public static void interrupt(long pid) throws IOException, InterruptedException {
        // the shell's own kill: a slim system has no such program
        new ProcessBuilder("sh", "-c", "kill -INT " + pid)
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    /** Waits until the process has ended; kills it when it has not after that time. */
    public static void awaitEnd(ProcessHandle process, Duration patience) throws InterruptedException {
        if (!ended(process, patience)) {
            process.destroyForcibly();
            ended(process, patience);
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
