package dev.fupan.benchmarks.feed;

import dev.fupan.benchmarks.Median;
import dev.fupan.benchmarks.Table;
import dev.fupan.benchmarks.machine.Child;
import dev.fupan.benchmarks.machine.Stack;
import dev.fupan.benchmarks.story.Prefill;
import dev.fupan.benchmarks.story.Story;
import dev.fupan.contracts.Topics;
import dev.fupan.local.postgres.ServiceDatabase;
import dev.fupan.local.process.Ports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reference feed and ours in turn, over one and the same log. */
public final class FeedRounds {

    private static final int TENANTS = 8;
    private static final long SEED = 20261123;

    private final Stack stack;
    private final int warmUp;
    private final int events;
    private final int rounds;
    private final Instant now;

    /**
     * @param warmUp events at the beginning of the log that are applied before the clock runs: both programs spend the
     *     first seconds of their lives on compiling themselves
     * @param measured events after them
     */
    public FeedRounds(Stack stack, int warmUp, int measured, int rounds, Instant now) {
        this.stack = stack;
        this.warmUp = warmUp;
        this.events = warmUp + measured;
        this.rounds = rounds;
        this.now = now;
    }

    /** The table, in Markdown. */
    public String run() throws Exception {
        int bytes = Prefill.write(
                stack.bootstrapServers(), Topics.CRM_EVENTS, new Story(SEED, TENANTS, events, now), events);
        System.out.printf("filled the log with %,d records of %d bytes%n", events, bytes);
        List<FeedRound> reference = new ArrayList<>();
        List<FeedRound> ours = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            reference.add(say(round, "reference feed", reference()));
            ours.add(say(round, "metrics-service", ours()));
        }
        double ratio = Median.of(ours, FeedRound::events) / Median.of(reference, FeedRound::events);
        return ("%,d events of %d tenants, %d bytes on average, medians of %d interleaved rounds; each program starts"
                                + " anew and applies %,d events before its clock runs.\n\n")
                        .formatted(events - warmUp, TENANTS, bytes, rounds, warmUp)
                + new Table(
                                "consumer",
                                "events/s",
                                "rounds",
                                "CPU per event: program, PostgreSQL",
                                "disk per event",
                                "ratio")
                        .row(cells("reference feed", reference, "1"))
                        .row(cells("metrics-service", ours, "**%.2f**".formatted(ratio)));
    }

    private FeedRound reference() throws Exception {
        ServiceDatabase database = stack.freshDatabase("reference");
        try (var owner = stack.look(database);
                var sql = owner.createStatement()) {
            sql.execute(ReferenceFeed.TABLES);
            sql.execute("grant all on all tables in schema public to " + database.app());
        }
        String url = stack.jdbcUrl(database) + "?user=" + database.app() + "&password=" + database.app();
        try (Child feed = stack.reference(
                ReferenceFeed.class,
                stack.bootstrapServers(),
                Topics.CRM_EVENTS,
                Integer.toString(partitions()),
                url)) {
            return FeedRound.watch(stack, database, feed, "reference_offset", warmUp, events);
        } finally {
            stack.drop(database);
        }
    }

    private FeedRound ours() throws Exception {
        ServiceDatabase database = stack.freshDatabase("metrics");
        // a group of its own: no round waits for the members of another to be forgotten
        Map<String, String> settings = Map.of("MP_MESSAGING_INCOMING_CRM_EVENTS_GROUP_ID", database.name());
        try (Child service = stack.service(database, Ports.pick(), settings)) {
            return FeedRound.watch(stack, database, service, "consumer_offset", warmUp, events);
        } finally {
            stack.drop(database);
        }
    }

    private static int partitions() {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(Topics.CRM_EVENTS))
                .findFirst()
                .orElseThrow()
                .partitions();
    }

    private static FeedRound say(int round, String name, FeedRound result) {
        System.out.printf("round %d: %s %,.0f events/s%n", round, name, result.events());
        return result;
    }

    private static Object[] cells(String name, List<FeedRound> rounds, String ratio) {
        return new Object[] {
            name,
            "%,.0f".formatted(Median.of(rounds, FeedRound::events)),
            String.join(
                    " / ",
                    rounds.stream()
                            .map(round -> "%,.0f".formatted(round.events()))
                            .toList()),
            "%.1f, %.1f µs"
                    .formatted(
                            Median.of(rounds, FeedRound::consumerMicros), Median.of(rounds, FeedRound::databaseMicros)),
            "%.0f bytes".formatted(Median.of(rounds, FeedRound::bytesPerEvent)),
            ratio
        };
    }
}
