package dev.fupan.cli.demo;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import dev.fupan.cli.sending.EventsEndpoint;
import dev.fupan.cli.sending.Patience;
import dev.fupan.cli.sending.ServiceOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fupan load}. */
@Command(
        name = "load",
        description = {
            "Sends the demo company's events as fast as asked and measures the answers.",
            "Every run tells its story under sources of its own, so that no event is a duplicate."
        })
public final class LoadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(
            names = "--rate",
            paramLabel = "EVENTS/S",
            defaultValue = "0",
            description =
                    "Events a second, sent on schedule whatever the answers do; 0 = as fast as answers come (default).")
    private int rate;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "8",
            description = "Parallel senders (default: ${DEFAULT-VALUE}).")
    private int connections = 8;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "100",
            description = "Events per request (default: ${DEFAULT-VALUE}).")
    private int batch = 100;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Default: ${DEFAULT-VALUE}.")
    private int seconds = 10;

    @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(names = "--scale", defaultValue = "100", description = "Size of the company (default: ${DEFAULT-VALUE}).")
    private double scale = 100;

    @Override
    public Integer call() throws InterruptedException {
        if (connections < 1 || batch < 1 || seconds < 1 || rate < 0) {
            throw new Refusal(
                    ExitCode.USAGE, "--connections, --batch and --duration must be at least 1, --rate at least 0.");
        }
        // a batch that is not answered at once is a failure here, not something to be patient about
        Patience none = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, wait -> {});
        EventsEndpoint events = new EventsEndpoint(service.url(), service.requiredKey(), none);
        Instant now = Instant.now();
        String run = "/load-" + Long.toString(now.toEpochMilli(), 36);
        LoadRun load = new LoadRun(events::send, new Story(seed, scale, now, run), connections, batch, rate);
        LoadRun.Measured measured = load.run(Duration.ofSeconds(seconds));
        PrintWriter out = spec.commandLine().getOut();
        out.println(measured.report());
        out.flush();
        return measured.failures() + measured.rejected() == 0 ? ExitCode.OK : ExitCode.SOME_REJECTED;
    }
}
