package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.LastWords;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A program that is kept running: when it dies it is started again, after a pause that grows while it keeps dying.
 *
 * <p>Its first start is different: what cannot start at all is told to whoever waits for {@link #ready()}.
 *
 * <p>Where its condition is not met, as on a full disk, it is not started, and is when the condition is met again.
 */
final class Supervised {

    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    /** What must hold before a program is started, and explains best why one has ended. */
    @FunctionalInterface
    interface Condition {
        void require() throws IOException, CannotStart;
    }

    private final Program program;
    private final Progress progress;
    private final Condition condition;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private String complaint = "";

    Supervised(Program program, Progress progress, Condition condition) {
        this.program = program;
        this.progress = progress;
        this.condition = condition;
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
            condition.require();
            long logBefore = LastWords.length(program.log());
            Process started = program.start();
            process = started;
            awaitReady(started, logBefore);
            complaint = "";
            progress.say("%s is ready after %.1f s: %s"
                    .formatted(program.name(), (System.nanoTime() - began) / 1e9, program.place()));
            ready.complete(null);
            return started;
        } catch (IOException e) {
            refuse(new CannotStart(
                    program.name() + " cannot be started (" + Reason.of(e)
                            + "): make sure that the data folder is writable and that its disk has room.",
                    e));
            return null;
        } catch (CannotStart e) {
            refuse(e);
            return null;
        }
    }

    private void refuse(CannotStart reason) {
        String sentence = Reason.of(reason);
        // tried again and again, it is said once
        if (ready.isDone() && !stopping && !sentence.equals(complaint)) {
            progress.say(sentence);
            complaint = sentence;
        }
        ready.completeExceptionally(reason);
    }

    private void awaitReady(Process started, long logBefore) throws IOException, InterruptedException, CannotStart {
        long end = System.nanoTime() + program.patience().toNanos();
        while (!program.isReady()) {
            if (!started.isAlive()) {
                condition.require();
                LastWords words = LastWords.of(program.log(), logBefore);
                throw new CannotStart(program.name() + " ended with " + started.exitValue() + " instead of starting ("
                        + words.text() + "): " + words.advice(program.log()) + ".");
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
