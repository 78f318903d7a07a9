package dev.fupan.actions.message;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Mailboxes;
import dev.fupan.actions.Office;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestMailbox;
import dev.fupan.teststack.TestMailbox.Mail;
import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Several senders at once, whose connections, and with them their transactions, are killed at random. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
@QuarkusTestResource(TestMailbox.class)
class KilledReplicasTest {

    private static final int PEOPLE = 40;
    private static final int SENDERS = 3;
    private static final int KILLS = 40;
    private static final long SEED = 20_261_124;

    private static final String KILL = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                and xact_start is not null
            order by random() limit 1
            """;

    @Inject
    Office office;

    @Inject
    Mailboxes mailboxes;

    @Inject
    Post post;

    @Inject
    Planning planning;

    @Inject
    Sending sending;

    @Inject
    ServiceClock clock;

    @Inject
    DataSource database;

    @Test
    void nobodyMissesTheDigestAndOnlyAKillWithinTheSmtpExchangeRepeatsOne() throws Exception {
        clock.moveTo(Instant.parse("2026-09-01T06:00:00Z"));
        Office.Desk desk = office.open();
        List<String> addresses = IntStream.range(0, PEOPLE)
                .mapToObj(i -> mailboxes.ofNewRep(desk, "rep-" + i, "lead"))
                .toList();
        for (int i = 0; i < PEOPLE; i++)
            desk.created(Office.action("ownerId", "rep-" + i, "measure", "Measure " + i, "dueDate", "2026-09-07"));
        clock.moveTo(Instant.parse("2026-09-09T09:00:00Z"));

        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> senders = IntStream.range(0, SENDERS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        planning.round().await().atMost(PATIENCE);
                        sending.round().await().atMost(PATIENCE);
                    }
                }))
                .toList();
        int killed = kill();
        await().until(() -> addresses.stream()
                .noneMatch(address -> TestMailbox.mailsTo(address).isEmpty()));
        over.set(true);
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
        post.goesOut(desk.tenant());

        List<Mail> all = new ArrayList<>();
        for (String address : addresses) {
            List<Mail> mails = TestMailbox.mailsTo(address);
            assertThat(mails)
                    .as(address)
                    .isNotEmpty()
                    .extracting(Mail::messageId)
                    .containsOnly(mails.get(0).messageId());
            all.addAll(mails);
        }
        int repeated = all.size() - PEOPLE;
        Log.infof("killed=%d mails=%d repeated=%d", killed, all.size(), repeated);
        assertThat(killed).isPositive();
        assertThat(repeated).isLessThanOrEqualTo(killed);
    }

    private int kill() throws SQLException {
        Random random = new Random(SEED);
        int killed = 0;
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < KILLS; i++) {
                try (var rows = connection.createStatement().executeQuery(KILL)) {
                    if (rows.next()) killed++;
                }
                // at another point of the work each time
                java.util.concurrent.locks.LockSupport.parkNanos(random.nextInt(40_000_000));
            }
        }
        return killed;
    }
}
