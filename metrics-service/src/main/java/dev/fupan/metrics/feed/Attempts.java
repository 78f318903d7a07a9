package dev.fupan.metrics.feed;

import dev.fupan.kit.problem.Cause;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Tries a batch until all of it is applied, or waits in quarantine.
 *
 * <p>What the database cannot do now is tried again for ever. Any other failure halves the batch, down to the record
 * that is to blame, whose neighbours count. A single record that fails without anybody naming it as the cause gets
 * {@value #TRIES} tries; and when {@value #IN_A_ROW} of them in a row had to go, with nothing applied between, it is
 * not the records: then the feed waits for whoever mends it.
 */
@ApplicationScoped
class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    static final int TRIES = 3;
    static final int IN_A_ROW = 10;

    private final BatchCommit commit;
    private final Waits waiting;
    private final AtomicInteger faultsInARow = new AtomicInteger();

    Attempts(BatchCommit commit, Waits waiting) {
        this.commit = commit;
        this.waiting = waiting;
    }

    /** Done when all of it is committed. */
    Uni<Void> apply(List<ConsumerRecord<String, byte[]>> records, CompletableFuture<Batch> parsed) {
        boolean single = records.size() == 1;
        Uni<Void> attempt = Uni.createFrom().completionStage(parsed).chain(commit::commit);
        return attempt.invoke(() -> {
                    faultsInARow.set(0);
                    records.stream().findFirst().ifPresent(waiting::over);
                })
                .onFailure()
                .invoke(failure -> failed(records, failure))
                .onFailure(failure -> single && Fault.of(failure) == Fault.UNKNOWN)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES - 1)
                .onFailure(failure -> waits(failure, single))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure()
                .recoverWithUni(failure -> single ? refuse(records.get(0), failure) : halve(records));
    }

    private boolean waits(Throwable failure, boolean single) {
        return switch (Fault.of(failure)) {
            case PASSING -> true;
            case TOO_MUCH -> single;
            case UNKNOWN -> single && faultsInARow.get() >= IN_A_ROW;
            case OF_A_RECORD -> false;
        };
    }

    private Uni<Void> halve(List<ConsumerRecord<String, byte[]>> records) {
        int half = records.size() / 2;
        List<ConsumerRecord<String, byte[]>> first = records.subList(0, half);
        List<ConsumerRecord<String, byte[]>> second = records.subList(half, records.size());
        return apply(first, Batch.parsing(first)).chain(() -> apply(second, Batch.parsing(second)));
    }

    private Uni<Void> refuse(ConsumerRecord<String, byte[]> record, Throwable failure) {
        boolean named = Fault.of(failure) == Fault.OF_A_RECORD;
        faultsInARow.addAndGet(named ? 0 : 1);
        String reason = named ? Refused.UNREADABLE : Refused.FAULT;
        LOG.warnf(
                "record goes to quarantine partition=%d offset=%d reason=%s cause=%s",
                record.partition(), record.offset(), reason, Cause.of(failure));
        Batch refusal = Batch.refused(record, reason, String.valueOf(failure.getMessage()));
        return commit.commit(refusal)
                .invoke(() -> waiting.over(record))
                .onFailure()
                .invoke(again -> waiting.begin(record, Fault.of(again)))
                .onFailure(again -> Fault.of(again) != Fault.OF_A_RECORD)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private void failed(List<ConsumerRecord<String, byte[]>> records, Throwable failure) {
        ConsumerRecord<String, byte[]> first = records.get(0);
        if (waits(failure, records.size() == 1)) {
            waiting.begin(first, Fault.of(failure));
        }
        LOG.warnf(
                "batch fails records=%d partition=%d offset=%d fault=%s cause=%s",
                records.size(), first.partition(), first.offset(), Fault.of(failure), Cause.of(failure));
    }
}
