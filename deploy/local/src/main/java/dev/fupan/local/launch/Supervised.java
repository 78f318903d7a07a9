package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A program that is kept running: when it dies it is started again, after a pause that grows while it keeps dying.
 *
 * <p>Its first start is different: what cannot start at all is told to whoever waits for {@link #ready()}.
 */
final class Supervised {

    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Program program;
    private final Progress progress;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Process process;

    Supervised(Program program, Progress progress) {
        this.program = program;
        this.progress = progress;
        this.thread = new Thread(this::run, program.name());
        this.thread.setDaemon(true);
    }

    Supervised start() {
        thread.start();
        return this;
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Ends the program for good. */
    void stop() throws InterruptedException {
        stopping = true;
        end(process);
        thread.interrupt();
        thread.join(Duration.ofSeconds(5).toMillis());
        // one that came up in between
        end(process);
    }

    private void end(@Nullable Process running) throws InterruptedException {
        if (running != null && running.isAlive()) {
            try {
                program.stop(running);
            } catch (IOException e) {
                running.destroyForcibly();
            }
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!stopping) {
                long began = System.nanoTime();
                Process started = attempt(began);
                if (started == null && ready.isCompletedExceptionally()) {
                    return;
                }
                if (started != null) {
                    int exit = started.waitFor();
                    if (stopping) {
                        return;
                    }
                    progress.say(program.name() + " ended with " + exit + " and is started again");
                }
                boolean steady = System.nanoTime() - began > STEADY.toNanos();
                pause = steady ? FIRST_PAUSE_MILLIS : pause;
                Thread.sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            ready.completeExceptionally(stopped);
        }
    }

    /** The running program, or null when it did not come up. */
    private @Nullable Process attempt(long began) throws InterruptedException {
        try {
            Process started = program.start();
            process = started;
            awaitReady(started);
            progress.say("%s is ready after %.1f s: %s"
                    .formatted(program.name(), (System.nanoTime() - began) / 1e9, program.place()));
            ready.complete(null);
            return started;
        } catch (IOException | CannotStart e) {
            if (ready.isDone() && !stopping) {
                progress.say(Reason.of(e));
            }
            ready.completeExceptionally(e);
            return null;
        }
    }

    private void awaitReady(Process started) throws IOException, InterruptedException, CannotStart {
        long end = System.nanoTime() + program.patience().toNanos();
        while (!program.isReady()) {
            if (!started.isAlive()) {
                throw new CannotStart(program.name() + " ended with " + started.exitValue()
                        + " instead of starting: see " + program.log()
                        + ", or start anew with --fresh, which deletes the data.");
            }
            if (System.nanoTime() > end) {
                started.destroyForcibly();
                throw new CannotStart(program.name() + " is not ready after "
                        + program.patience().toSeconds() + " s: see " + program.log() + ".");
            }
            Thread.sleep(100);
        }
    }
}
