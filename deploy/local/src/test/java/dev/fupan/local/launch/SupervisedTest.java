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
import org.junit.jupiter.api.Test;

class SupervisedTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(said, true));

    @Test
    void aProgramThatIsKilledIsStartedAgain() throws Exception {
        Waiting program = new Waiting();
        Supervised supervised = new Supervised(program, progress).start();
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
        Supervised supervised = new Supervised(program, progress).start();
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

        assertThatThrownBy(() ->
                        new Supervised(impossible, progress).start().ready().get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(CannotStart.class)
                .hasMessageContaining("Not today.");
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
