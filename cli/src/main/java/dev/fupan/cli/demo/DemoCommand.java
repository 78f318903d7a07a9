package dev.fupan.cli.demo;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import dev.fupan.cli.sending.DirectoryEndpoint;
import dev.fupan.cli.sending.EventsEndpoint;
import dev.fupan.cli.sending.Patience;
import dev.fupan.cli.sending.Receipt;
import dev.fupan.cli.sending.ServiceOptions;
import dev.fupan.cli.sending.SignedIn;
import dev.fupan.cli.sending.WorkspaceEndpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fupan demo}. */
@Command(
        name = "demo",
        description = {
            "Plays a demo company: creates its workspace, loads a year of history and streams on live.",
            "Stop it with Ctrl-C; the same command goes on from there."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:history is loaded (with --history-only)",
            "1:the service rejected events",
            "2:wrong options or an unreadable file",
            "3:the service refused the request",
            "4:the service could not be reached for too long; run the same command again"
        })
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"--ingest", "--url"},
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description = "Address of ingest-service (default: ${DEFAULT-VALUE}).")
    private URI ingest = URI.create("http://localhost:8081");

    @Option(
            names = "--bootstrap-key-file",
            paramLabel = "FILE",
            description = "File with the bootstrap key; needed once, to create the workspace.")
    private @Nullable Path bootstrapKeyFile;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "Keeps the workspace's key and how far the story has been told; mode 600.")
    private @Nullable Path credentialsFile;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "The bare key, for scripts; mode 600. Appears once the history is loaded, so that one can wait for it.")
    private @Nullable Path keyFile;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "Whose sign-ins the demo company's people have; without it there are no people.")
    private @Nullable String issuer;

    @Option(
            names = "--people-file",
            paramLabel = "FILE",
            description = "Gets the subjects of these people, for an issuer that signs them in by name; mode 600.")
    private @Nullable Path peopleFile;

    @Option(
            names = "--review",
            paramLabel = "URL",
            description =
                    "Address of review-service; with it, --metrics, --actions and --terminal-secret-file a year of"
                            + " reviews is written down.")
    private @Nullable URI reviews;

    @Option(names = "--metrics", paramLabel = "URL", description = "Address of metrics-service.")
    private @Nullable URI metrics;

    @Option(names = "--actions", paramLabel = "URL", description = "Address of action-tracker-service.")
    private @Nullable URI actions;

    @Option(
            names = "--terminal-secret-file",
            paramLabel = "FILE",
            description = "With it the local issuer signs people in by name.")
    private @Nullable Path terminalSecretFile;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "demo",
            description = "Workspace to create on the first run (default: ${DEFAULT-VALUE}).")
    private String tenant = "demo";

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Another seed, another company (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "Size; 1 is about 3,000 leads a year (default: ${DEFAULT-VALUE}).")
    private double scale = 1;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS/S",
            defaultValue = "0.25",
            description = "Average pace of the live stream (default: ${DEFAULT-VALUE}).")
    private double rate = 0.25;

    @Option(
            names = "--anchor",
            paramLabel = "INSTANT",
            description = "Where history ends; default: the moment of the first run.")
    private @Nullable Instant anchor;

    @Option(names = "--print", description = "Writes the history as NDJSON to standard output instead; sends nothing.")
    private boolean print;

    @Option(names = "--history-only", description = "Loads the history and ends.")
    private boolean historyOnly;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (rate <= 0 || scale <= 0) {
            throw new Refusal(ExitCode.USAGE, "--rate and --scale must be greater than 0.");
        }
        if (print) {
            new History(seed, scale, end()).print(System.out);
            return ExitCode.OK;
        }
        if (credentialsFile == null) {
            throw new Refusal(
                    ExitCode.USAGE, "--credentials FILE is needed: it keeps the key and how far the story is.");
        }
        return play(credentialsFile, out);
    }

    private int play(Path credentials, PrintWriter out) {
        DemoCredentials known = DemoCredentials.load(credentials).orElseGet(() -> create(credentials, out));
        if (issuer != null) {
            bringPeople(known, issuer);
        }
        EventsEndpoint events = EventsEndpoint.withNewKey(ingest, known.key(), Patience.of(Duration.ofMinutes(30)));
        long sent = 0;
        if (!known.historyLoaded()) {
            Receipt receipt = load(known, events, out);
            sent = receipt.accepted();
            if (!receipt.rejected().isEmpty()) {
                out.println("Rejected, the first: " + receipt.rejected().get(0));
                out.flush();
                return ExitCode.SOME_REJECTED;
            }
            known = known.withHistory();
            known.save(credentials);
        }
        holdReviews(known, sent, out);
        if (keyFile != null) {
            OwnerOnly.write(keyFile, (known.key() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return historyOnly ? ExitCode.OK : stream(known, credentials, events, out);
    }

    private void bringPeople(DemoCredentials known, String vouching) {
        DemoPeople.moveIn(new DirectoryEndpoint(ingest, known.key()), vouching);
        if (peopleFile != null) {
            String subjects = DemoPeople.subjects(known.tenant()).toPrettyString();
            OwnerOnly.write(peopleFile, (subjects + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the reviews refuse is told and stops nothing: there is a company without them. */
    private void holdReviews(DemoCredentials known, long sent, PrintWriter out) {
        if (metrics == null || reviews == null || actions == null || terminalSecretFile == null || issuer == null) {
            return;
        }
        URI vouching = URI.create(issuer);
        String secret = ServiceOptions.firstLine(terminalSecretFile);
        try {
            DemoReviews year =
                    new DemoReviews(metrics, reviews, actions, person -> SignedIn.as(person, vouching, secret));
            year.awaitCounted(sent);
            int held = year.catchUp(known.anchor(), written -> {
                out.println("Reviews of the last year: " + written + " of 12 written down");
                out.flush();
            });
            out.println("Reviews: " + held + " held, the last one is being held now.");
        } catch (Refusal refusal) {
            out.println("Reviews of the last year are incomplete: " + refusal.getMessage());
        }
        out.flush();
    }

    private DemoCredentials create(Path credentials, PrintWriter out) {
        if (bootstrapKeyFile == null) {
            throw new Refusal(ExitCode.USAGE, "The first run needs --bootstrap-key-file to create the workspace.");
        }
        // the key is shown once: better to find out now that it could not be kept
        Path folder = Objects.requireNonNull(credentials.toAbsolutePath().getParent());
        if (!Files.isWritable(folder)) {
            throw new Refusal(ExitCode.USAGE, "Cannot write to " + folder + ", where the credentials belong.");
        }
        String key = new WorkspaceEndpoint(ingest)
                .create(ServiceOptions.firstLine(bootstrapKeyFile), tenant, DemoWorkspace.configuration());
        DemoCredentials created = DemoCredentials.fresh(tenant, key, seed, scale, end());
        created.save(credentials);
        out.println("Workspace '" + tenant + "' created; its key is in " + credentials + ".");
        out.flush();
        return created;
    }

    private Instant end() {
        return anchor == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : anchor;
    }

    private static Receipt load(DemoCredentials known, EventsEndpoint events, PrintWriter out) {
        long begun = System.nanoTime();
        Receipt receipt = new History(known.seed(), known.scale(), known.anchor()).send(events::send, count -> {
            if (count % 10_000 == 0) {
                out.println("History: " + count + " events sent");
                out.flush();
            }
        });
        out.printf(
                "History until %s: %d events accepted, %d rejected, in %.1f s%n",
                known.anchor(), receipt.accepted(), receipt.rejected().size(), (System.nanoTime() - begun) / 1e9);
        out.flush();
        return receipt;
    }

    private int stream(DemoCredentials known, Path credentials, EventsEndpoint events, PrintWriter out) {
        LiveStream live = new LiveStream(known, credentials, Clock.systemUTC(), rate);
        out.println("Live: about " + rate + " events a second until stopped.");
        out.flush();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration wait = live.tell(events::send);
                Thread.sleep(Math.min(2_000, Math.max(50, wait.toMillis())));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }
}
