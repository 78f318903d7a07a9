package dev.fupan.cli.importing;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.sending.EventsEndpoint;
import dev.fupan.cli.sending.ServiceOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fupan import}. */
@Command(
        name = "import",
        description = "Sends the rows of CSV or NDJSON files as events, through a mapping file.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was accepted",
            "1:finished, some rows or events were rejected: see the report",
            "2:wrong options, faulty mapping or unreadable input",
            "3:the service refused the request (key, scope, address)",
            "4:the service could not be reached for too long; run the same command again"
        })
public final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(names = "--mapping", required = true, paramLabel = "FILE", description = "Mapping, YAML or JSON.")
    private Path mapping = Path.of("");

    @Option(names = "--dry-run", description = "Map and check, show the first events, send nothing.")
    private boolean dryRun;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "3",
            description = "Events that a dry run shows (default: ${DEFAULT-VALUE}).")
    private int show = 3;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Keeps the position after each acknowledged batch; a second run goes on from there.")
    private @Nullable Path state;

    @Option(names = "--from-start", description = "Ignores a kept position.")
    private boolean fromStart;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Report of rejected rows with reasons, CSV.")
    private @Nullable Path rejectsFile;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "500",
            description = "Events per request (default: ${DEFAULT-VALUE}).")
    private int batch = 500;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to import, in this order.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Mapping plan = MappingReader.read(mapping);
        boolean resumes = state != null && !dryRun;
        Position position = state == null || dryRun
                ? Position.forgotten()
                : Position.load(state, plan, service.url().toString(), fromStart);
        boolean terminal = System.console() != null;
        try (Rejects rejects =
                rejectsFile == null ? Rejects.onTerminal(err) : Rejects.to(rejectsFile, resumes && !fromStart, err)) {
            ImportRun run = new ImportRun(
                    plan,
                    outlet(out, err),
                    position,
                    rejects,
                    new Progress(err, terminal, Clock.systemUTC()),
                    Clock.systemUTC(),
                    Math.max(1, batch));
            files.forEach(run::file);
            report(run.tally(), out);
            return run.tally().rejected() == 0 ? ExitCode.OK : ExitCode.SOME_REJECTED;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Outlet outlet(PrintWriter out, PrintWriter err) {
        if (dryRun) {
            return new DryRun(out, show);
        }
        EventsEndpoint events = service.events(why -> {
            err.println(why);
            err.flush();
        });
        return mapped -> events.send(mapped.stream().map(MappedEvent::outgoing).toList());
    }

    private void report(Tally tally, PrintWriter out) {
        if (tally.skipped() > 0) {
            out.printf("%d rows were done before.%n", tally.skipped());
        }
        out.printf("%d rows gave:%n", tally.rows());
        tally.mapped().forEach((type, count) -> out.printf("  %-36s %8d%n", type, count));
        out.printf(
                dryRun ? "%d events would be sent, %d rejections.%n" : "%d events accepted, %d rejections.%n",
                tally.accepted(),
                tally.rejected());
        if (tally.quarantined() > 0) {
            out.printf("%d events are in quarantine.%n", tally.quarantined());
        }
        out.flush();
    }
}
