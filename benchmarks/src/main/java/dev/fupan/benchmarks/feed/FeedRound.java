package dev.fupan.benchmarks.feed;

import dev.fupan.benchmarks.machine.Child;
import dev.fupan.benchmarks.machine.Stack;
import dev.fupan.benchmarks.machine.Wait;
import dev.fupan.local.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What one consumer did with the whole log.
 *
 * @param events per second, from the end of the warm-up to the last offset
 * @param consumerMicros processor time per event of the program, {@code databaseMicros} of PostgreSQL
 * @param bytesPerEvent size of its database
 */
record FeedRound(double events, double consumerMicros, double databaseMicros, double bytesPerEvent) {

    /**
     * Watches the offsets until all events are applied.
     *
     * @param warmUp events of the log before the clock runs
     * @param events all of the log
     */
    static FeedRound watch(
            Stack stack, ServiceDatabase database, Child consumer, String offsets, int warmUp, int events)
            throws Exception {
        try (Connection look = stack.look(database)) {
            long[] first = new long[1];
            Wait.until("the end of the warm-up", () -> {
                consumer.requireAlive();
                first[0] = applied(look, offsets);
                return first[0] > 0 && first[0] >= warmUp;
            });
            long begin = System.nanoTime();
            Duration consumerBefore = consumer.cpu();
            Duration databaseBefore = stack.postgresCpu();
            long[] last = new long[1];
            Wait.until("the last batch", () -> {
                consumer.requireAlive();
                last[0] = applied(look, offsets);
                return last[0] >= events;
            });
            double counted = last[0] - first[0];
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new FeedRound(
                    counted / seconds,
                    consumer.cpu().minus(consumerBefore).toNanos() / 1e3 / counted,
                    stack.postgresCpu().minus(databaseBefore).toNanos() / 1e3 / counted,
                    number(look, "select pg_database_size(current_database())") / (double) events);
        }
    }

    private static long applied(Connection look, String offsets) throws SQLException {
        return number(look, "select case when to_regclass('" + offsets + "') is null then 0 else 1 end") == 0
                ? 0
                : number(look, "select coalesce(sum(next_offset), 0) from " + offsets);
    }

    private static long number(Connection look, String query) throws SQLException {
        try (var statement = look.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
