package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs Fupan until it is told to stop: the Java half of {@code deploy/local/up}. */
public final class Up {

    private static final int STOPPED = 0;
    private static final int COULD_NOT_START = 1;
    private static final int WRONG_OPTIONS = 2;

    private Up() {}

    public static void main(String[] arguments) {
        Path project =
                Path.of(System.getProperty("fupan.root", "")).toAbsolutePath().normalize();
        Options options;
        try {
            options = Options.parse(List.of(arguments), project);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_OPTIONS);
            return;
        }
        Progress progress = new Progress(System.out);
        try {
            run(options, project, progress);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(COULD_NOT_START);
        } catch (IOException e) {
            System.err.println(DataFolder.cannotBeUsed(options.data(), e).getMessage());
            System.exit(COULD_NOT_START);
        } catch (InterruptedException stopping) {
            // the hook below is at work, and ends this process
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Options options, Path project, Progress progress)
            throws CannotStart, IOException, InterruptedException {
        DataFolder data = DataFolder.take(options.data());
        int orphans = new Orphans(data.path()).stop();
        if (orphans > 0) {
            progress.say("stopped " + orphans + " programs that an earlier run had left behind");
        }
        PostgresServer.stopOrphan(data.resolve("postgresql"));
        new PortPlan(options.portBase()).requireFree();
        if (options.fresh()) {
            data.empty();
            progress.say("deleted the data of earlier runs");
        }
        data.requireRoom();
        Installation installation = new Installation(options, project, data, progress);
        Thread hook = new Thread(() -> {
            progress.say("stopping");
            installation.stop();
            progress.say("stopped, the data stays in " + data.path());
            // on request is no failure: without this the exit code would be the signal's
            Runtime.getRuntime().halt(STOPPED);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            installation.start();
        } catch (CannotStart | IOException | RuntimeException e) {
            stopAfterFailure(installation, hook);
            throw e;
        }
        new CountDownLatch(1).await();
    }

    private static void stopAfterFailure(Installation installation, Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stoppingAlready) {
            hook.join();
        }
        installation.stop();
    }
}
