package dev.fupan.cli.demo;

import dev.fupan.cli.Refusal;
import dev.fupan.cli.sending.OutgoingEvent;
import dev.fupan.cli.sending.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Senders beside each other, fed by one teller.
 *
 * <p>At a given rate a batch has a moment at which it is due, and its latency counts from then: a service that stalls
 * cannot hide the requests that had to wait.
 */
final class LoadRun {

    private final Function<List<OutgoingEvent>, Receipt> intake;
    private final Story story;
    private final int connections;
    private final int batchSize;
    private final int rate;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final List<Long> latencies = new ArrayList<>();

    private record Due(long nanos, List<OutgoingEvent> batch) {}

    LoadRun(Function<List<OutgoingEvent>, Receipt> intake, Story story, int connections, int batchSize, int rate) {
        this.intake = intake;
        this.story = story;
        this.connections = connections;
        this.batchSize = batchSize;
        this.rate = rate;
    }

    /** What came out; latencies in milliseconds per request. */
    record Measured(double seconds, long accepted, long rejected, long failures, double p50, double p99, double max) {
        String report() {
            return String.format(
                    Locale.ROOT,
                    "%.0f events/s (%d accepted in %.1f s), %d rejected, %d failed requests; p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                    accepted / seconds,
                    accepted,
                    seconds,
                    rejected,
                    failures,
                    p50,
                    p99,
                    max);
        }
    }

    Measured run(Duration duration) throws InterruptedException {
        BlockingQueue<Due> queue = new ArrayBlockingQueue<>(4 * connections);
        List<Thread> senders = new ArrayList<>();
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        for (int i = 0; i < connections; i++) {
            Thread sender = new Thread(() -> send(queue), "sender-" + i);
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }
        tell(queue, begin, end);
        for (int i = 0; i < connections; i++) {
            queue.put(new Due(0, List.of()));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        return measured((System.nanoTime() - begin) / 1e9);
    }

    private void tell(BlockingQueue<Due> queue, long begin, long end) throws InterruptedException {
        for (long sent = 0; System.nanoTime() < end; sent += batchSize) {
            List<OutgoingEvent> batch = story.batch(batchSize);
            long due = rate == 0 ? 0 : begin + sent * 1_000_000_000L / rate;
            if (rate > 0) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
            queue.put(new Due(due, batch));
        }
    }

    private void send(BlockingQueue<Due> queue) {
        try {
            for (Due due = queue.take(); !due.batch.isEmpty(); due = queue.take()) {
                long from = due.nanos == 0 ? System.nanoTime() : due.nanos;
                try {
                    Receipt receipt = intake.apply(due.batch);
                    accepted.add(receipt.accepted());
                    rejected.add(receipt.rejected().size());
                } catch (Refusal refused) {
                    failures.increment();
                }
                synchronized (latencies) {
                    latencies.add(System.nanoTime() - from);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Measured measured(double seconds) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Measured(
                seconds,
                accepted.sum(),
                rejected.sum(),
                failures.sum(),
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                quantile(sorted, 1));
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
