package dev.fupan.benchmarks.intake;

import dev.fupan.benchmarks.Median;
import dev.fupan.benchmarks.Table;
import dev.fupan.benchmarks.machine.Child;
import dev.fupan.benchmarks.machine.Stack;
import dev.fupan.benchmarks.machine.Wait;
import dev.fupan.benchmarks.story.Story;
import dev.fupan.contracts.Topics;
import dev.fupan.local.postgres.ServiceDatabase;
import dev.fupan.local.process.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reference intake and ours in turn, under the same requests: one event each, and a hundred each. */
public final class IntakeRounds {

    private static final long SEED = 20261124;
    private static final int SINGLES = 5_000;
    private static final int BATCHES = 100;
    private static final int BATCH = 100;

    private final Stack stack;
    private final Duration length;
    private final int rounds;
    private final Story story;

    public IntakeRounds(Stack stack, int seconds, int rounds, Instant now) {
        this.stack = stack;
        this.length = Duration.ofSeconds(seconds);
        this.rounds = rounds;
        this.story = new Story(SEED, 1, SINGLES + BATCHES * BATCH, now);
    }

    /** The table, in Markdown. */
    public String run() throws Exception {
        ServiceDatabase database = stack.freshDatabase("ingest");
        int referencePort = Ports.pick();
        int port = Ports.pick();
        String bootstrap = "fupan_bootstrap_benchmarks-only-secret";
        try (Child reference = stack.reference(
                        ReferenceIntake.class,
                        stack.bootstrapServers(),
                        Topics.CRM_EVENTS,
                        Integer.toString(referencePort));
                Child ours = stack.service(database, port, settings(bootstrap))) {
            Wait.until("the reference intake", () -> answers(reference, referencePort));
            Wait.until("ingest-service", () -> answers(ours, port));
            String token = new Workspace(port).open("bench", bootstrap);
            Table table = new Table(
                    "server", "load", "events/s", "p50, p99 ms", "CPU per event: server, broker, load", "ratio");
            compare(table, "1 event", Requests.make(story, SINGLES, 1, token), 1, reference, referencePort, ours, port);
            compare(
                    table,
                    "100 events",
                    Requests.make(story, BATCHES, BATCH, token),
                    BATCH,
                    reference,
                    referencePort,
                    ours,
                    port);
            return "64 connections on one thread, each with one request under way; medians of %d interleaved rounds of %d s.\n\n"
                            .formatted(rounds, length.toSeconds())
                    + table;
        } finally {
            stack.drop(database);
        }
    }

    /** Quotas are kept and counted, but far from what one machine can do. */
    private static Map<String, String> settings(String bootstrap) {
        String plenty = "1000000000";
        return Map.of(
                "FUPAN_BOOTSTRAP_KEY", bootstrap,
                "FUPAN_LIMITS_EVENTS_PER_SECOND", plenty,
                "FUPAN_LIMITS_EVENTS_BURST", plenty,
                "FUPAN_LIMITS_BULK_EVENTS_PER_SECOND", plenty,
                "FUPAN_LIMITS_BULK_EVENTS_BURST", plenty);
    }

    private void compare(
            Table table,
            String load,
            List<byte[]> requests,
            int each,
            Child reference,
            int referencePort,
            Child ours,
            int port)
            throws Exception {
        List<IntakeRound> ofReference = new ArrayList<>();
        List<IntakeRound> ofOurs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            ofReference.add(IntakeRound.measure(stack, reference, referencePort, requests, each, length));
            ofOurs.add(IntakeRound.measure(stack, ours, port, requests, each, length));
            System.out.printf(
                    "round %d, %s: reference %,.0f, ingest-service %,.0f events/s%n",
                    round,
                    load,
                    ofReference.get(round - 1).events(),
                    ofOurs.get(round - 1).events());
        }
        double ratio = Median.of(ofOurs, IntakeRound::events) / Median.of(ofReference, IntakeRound::events);
        double tail = Median.of(ofOurs, IntakeRound::p99Millis) / Median.of(ofReference, IntakeRound::p99Millis);
        table.row(cells("reference intake", load, ofReference, "1"));
        table.row(cells("ingest-service", load, ofOurs, "**%.2f** (p99 x %.1f)".formatted(ratio, tail)));
    }

    private static boolean answers(Child child, int port) {
        child.requireAlive();
        return Ports.answers(port);
    }

    private static Object[] cells(String server, String load, List<IntakeRound> rounds, String ratio) {
        return new Object[] {
            server,
            load,
            "%,.0f".formatted(Median.of(rounds, IntakeRound::events)),
            "%.1f, %.1f"
                    .formatted(Median.of(rounds, IntakeRound::p50Millis), Median.of(rounds, IntakeRound::p99Millis)),
            "%.1f, %.1f, %.1f µs"
                    .formatted(
                            Median.of(rounds, IntakeRound::serverMicros),
                            Median.of(rounds, IntakeRound::brokerMicros),
                            Median.of(rounds, IntakeRound::loadMicros)),
            ratio
        };
    }
}
