package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.postgres.ServiceDatabase;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** All programs of one data folder: started in order, stopped in the opposite one. */
final class Installation {

    private static final List<String> SERVICES = List.of("ingest", "metrics", "review", "actions");

    private final Options options;
    private final Path project;
    private final DataFolder data;
    private final PortPlan ports;
    private final JavaChild java;
    private final Progress progress;
    private final List<AotCache> caches = new CopyOnWriteArrayList<>();
    private final Deque<Supervised> running = new ArrayDeque<>();
    private boolean stopped;

    Installation(Options options, Path project, DataFolder data, Progress progress) {
        this.options = options;
        this.project = project;
        this.data = data;
        this.ports = new PortPlan(options.portBase());
        this.java = new JavaChild(data, new Orphans(data.path()));
        this.progress = progress;
    }

    void start() throws IOException, InterruptedException, CannotStart {
        Path bootstrapKey = data.bootstrapKey();
        if (!options.testClock()) {
            data.forgetClockOffset();
        }
        BrokerProcess broker = new BrokerProcess(data, java, ports, options.flushed());
        SignIns signIns = SignIns.of(options, ports, data);
        List<CompletableFuture<Void>> first =
                new ArrayList<>(List.of(run(new Database(data, ports.postgresql(), SERVICES)), run(broker)));
        if (signIns.isOwn()) {
            first.add(run(new IssuerProcess(data, java, ports, signIns.folder())));
        }
        first.add(run(new MailboxProcess(data, java, ports)));
        await(first);
        String key = Files.readString(bootstrapKey).strip();
        Map<String, String> askingMetrics = Map.of("FUPAN_METRICS_URL", "http://" + Ports.HOST + ":" + ports.metrics());
        await(List.of(
                run(service(
                        "ingest-service",
                        "ingest",
                        ports.ingest(),
                        broker,
                        signIns,
                        Map.of("FUPAN_BOOTSTRAP_KEY", key))),
                run(service("metrics-service", "metrics", ports.metrics(), broker, signIns, Map.of())),
                run(service("review-service", "review", ports.review(), broker, signIns, askingMetrics)),
                run(service(
                        "action-tracker-service",
                        "actions",
                        ports.actions(),
                        broker,
                        signIns,
                        ofTracker(askingMetrics)))));
        DemoCompany demo = new DemoCompany(data, project, ports, bootstrapKey, signIns, java, progress);
        progress.print(
                options.demo() && runs(demo)
                        ? Welcome.withDemo(
                                ports,
                                demo.key(),
                                data.path(),
                                signIns,
                                LocalDate.now(ZoneOffset.UTC),
                                options.testClock())
                        : Welcome.withoutDemo(ports, bootstrapKey, data.path()));
    }

    private Map<String, String> ofTracker(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("FUPAN_WEBHOOKS_KEYS", Files.readString(data.webhookKey()).strip());
        settings.put("FUPAN_PUBLIC_URL", "http://" + Ports.HOST + ":" + ports.actions());
        settings.put("QUARKUS_MAILER_HOST", Ports.HOST);
        settings.put("QUARKUS_MAILER_PORT", Integer.toString(ports.smtp()));
        // Whoever tries webhooks here receives them on this machine.
        settings.put("FUPAN_EGRESS_ALLOW", "127.0.0.0/8,::1/128");
        return settings;
    }

    /** A demo that does not run is no reason to stop what people work with. */
    private boolean runs(DemoCompany demo) throws InterruptedException {
        try {
            await(List.of(run(demo)));
            return true;
        } catch (CannotStart e) {
            progress.say(Reason.of(e));
            return false;
        }
    }

    /** Those who write before those who keep. */
    void stop() {
        Deque<Supervised> programs;
        synchronized (running) {
            stopped = true;
            programs = new ArrayDeque<>(running);
        }
        if (caches.stream().anyMatch(AotCache::isInTheMaking)) {
            progress.say("the services keep what makes their next start faster, which takes some seconds this once");
        }
        try {
            while (!programs.isEmpty()) {
                programs.pop().stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private QuarkusService service(
            String module, String service, int port, BrokerProcess broker, SignIns signIns, Map<String, String> more)
            throws IOException {
        ServiceDatabase database = ServiceDatabase.of(service);
        String address = Ports.HOST + ":" + ports.postgresql() + "/" + database.name();
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(signIns.settings(module));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + address);
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + address);
        if (options.testClock()) {
            settings.put("FUPAN_CLOCK_OFFSET_FILE", data.clockOffset().toString());
        }
        return new QuarkusService(module, database, port, project, options.heap(), java, cache(module), settings);
    }

    private @Nullable AotCache cache(String module) {
        if (!options.aot() || Runtime.version().feature() < AotCache.FIRST_JAVA) {
            return null;
        }
        AotCache cache = new AotCache(data.aot(), module, System.getProperty("java.vm.version", ""));
        caches.add(cache);
        return cache;
    }

    private CompletableFuture<Void> run(Program program) throws InterruptedException {
        synchronized (running) {
            if (stopped) {
                throw new InterruptedException("stopped while starting");
            }
            Supervised supervised = new Supervised(program, progress, data::requireNotFull);
            running.push(supervised);
            return supervised.start().ready();
        }
    }

    private static void await(List<CompletableFuture<Void>> programs) throws InterruptedException, CannotStart {
        for (CompletableFuture<Void> program : programs) {
            try {
                program.get();
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause instanceof InterruptedException) {
                    throw new InterruptedException("stopped while starting");
                }
                throw new CannotStart(Reason.of(cause), cause);
            }
        }
    }
}
