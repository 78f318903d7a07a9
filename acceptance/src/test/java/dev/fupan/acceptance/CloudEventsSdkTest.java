package dev.fupan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client that nobody here wrote is understood: the JavaScript SDK of CloudEvents, in all bindings it knows. */
class CloudEventsSdkTest {
    private static final Path SDK = RunningSystem.ROOT.resolve("acceptance/cloudevents-sdk");
    private static final Path LOG = RunningSystem.ROOT.resolve("acceptance/target/cloudevents-sdk.log");

    @Test
    void theSdkPostsStructuredBinaryAndBatch() throws Exception {
        demand(succeeds("node", "--version") && succeeds("npm", "--version"), "no node and npm: the SDK is not tried");
        RunningSystem system = RunningSystem.get();
        demand(succeeds("npm", "ci", "--no-audit", "--no-fund"), "npm ci does not bring the SDK: see " + LOG);
        Workspace workspace = Workspace.open(system, "sdk", Leads.standard());

        boolean posted = succeeds("node", "post.mjs", system.ingest().address().toString(), workspace.token());

        assertThat(Files.readString(LOG))
                .contains("structured 202 accepted=1", "binary 202 accepted=1", "batch 202 accepted=2");
        assertThat(posted).isTrue();
        workspace.alsoWritten(4);
        workspace.awaitCounted();
        assertThat(workspace
                        .ask("/api/v1/metrics/M-11?by=channel&period=2026-07")
                        .at("/items/0/value")
                        .asInt())
                .isEqualTo(4);
    }

    /** Node and a network are no fault of the code: a machine without them skips this story, CI never does. */
    private static void demand(boolean met, String otherwise) {
        if (System.getenv("CI") == null) {
            assumeTrue(met, otherwise);
        } else {
            assertThat(met).as(otherwise).isTrue();
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Files.createDirectories(LOG.getParent());
            Process process = new ProcessBuilder(command)
                    .directory(SDK.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
