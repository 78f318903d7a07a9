package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.local.CannotStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    private static final Supervised.Condition ALWAYS = () -> {};

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(said, true));

    @Test
    void aProgramThatIsKilledIsStartedAgain() throws Exception {
        Waiting program = new Waiting();
        Supervised supervised = new Supervised(program, progress, ALWAYS).start();
        Process first = program.next();
        supervised.ready().get(10, TimeUnit.SECONDS);

        first.destroyForcibly();
        Process second = program.next();

        assertThat(second.isAlive()).isTrue();
        assertThat(said.toString()).contains("waiting program ended with 137 and is started again");
        supervised.stop();
    }

    @Test
    void aProgramThatIsStoppedStaysStopped() throws Exception {
        Waiting program = new Waiting();
        Supervised supervised = new Supervised(program, progress, ALWAYS).start();
        supervised.ready().get(10, TimeUnit.SECONDS);

        supervised.stop();

        assertThat(program.next().isAlive()).isFalse();
        assertThat(program.started).isEmpty();
        assertThat(said.toString()).doesNotContain("started again");
    }

    @Test
    void whatCannotStartAtAllIsToldAndNotTriedAgain() {
        Program impossible = new Waiting() {
            @Override
            public Process start() throws CannotStart {
                throw new CannotStart("Not today.");
            }
        };

        assertThatThrownBy(() -> new Supervised(impossible, progress, ALWAYS)
                        .start()
                        .ready()
                        .get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(CannotStart.class)
                .hasMessageContaining("Not today.");
    }

    @Test
    void aProgramIsStartedAgainOnlyWhenItsConditionIsMetAgain() throws Exception {
        Waiting program = new Waiting();
        AtomicBoolean full = new AtomicBoolean();
        Supervised supervised = new Supervised(program, progress, () -> {
                    if (full.get()) {
                        throw new CannotStart("The disk is full.");
                    }
                })
                .start();
        Process first = program.next();
        supervised.ready().get(10, TimeUnit.SECONDS);

        full.set(true);
        first.destroyForcibly();
        // twice refused: after half a second and after another whole one
        boolean startedOnAFullDisk = program.started.poll(2, TimeUnit.SECONDS) != null;
        full.set(false);
        Process second = program.next();

        assertThat(startedOnAFullDisk).isFalse();
        assertThat(second.isAlive()).isTrue();
        assertThat(said.toString()).containsOnlyOnce("The disk is full.");
        supervised.stop();
    }

    @Test
    void aProgramThatEndsInsteadOfStartingIsToldWithItsLastWords(@TempDir Path folder) {
        Path log = folder.resolve("failing.log");
        Program failing = new Waiting() {
            @Override
            public Path log() {
                return log;
            }

            @Override
            public Process start() throws IOException {
                return new ProcessBuilder("sh", "-c", "echo 'ERROR Address already in use' >'" + log + "'; exit 3")
                        .start();
            }

            @Override
            public boolean isReady() {
                return false;
            }
        };

        assertThatThrownBy(() -> new Supervised(failing, progress, ALWAYS)
                        .start()
                        .ready()
                        .get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(CannotStart.class)
                .hasMessageContaining(
                        "waiting program ended with 3 instead of starting (Address already in use): see " + log + ".");
    }

    /** Runs until it is ended, for it waits for a line that nobody writes. */
    private static class Waiting implements Program {

        private final BlockingQueue<Process> started = new LinkedBlockingQueue<>();

        Process next() throws InterruptedException {
            Process process = started.poll(10, TimeUnit.SECONDS);
            assertThat(process).isNotNull();
            return process;
        }

        @Override
        public String name() {
            return "waiting program";
        }

        @Override
        public String place() {
            return "nowhere";
        }

        @Override
        public Path log() {
            return Path.of("nowhere.log");
        }

        @Override
        public Process start() throws IOException, CannotStart {
            Process process = new ProcessBuilder("sh", "-c", "read line").start();
            started.add(process);
            return process;
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }
}
