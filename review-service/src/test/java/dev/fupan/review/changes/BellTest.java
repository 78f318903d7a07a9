package dev.fupan.review.changes;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.review.session.SessionStore;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class BellTest {

    private static final String TENANT = "t-bell";

    @Inject
    Bell bell;

    @Inject
    Pool pool;

    @Test
    void whatAnotherReplicaCommitsRingsHere() {
        UUID session = UUID.randomUUID();
        Bell.Watch watch = bell.watch(TENANT, session, "rep");
        CompletableFuture<Boolean> rung = watch.after(6).subscribeAsCompletionStage();
        notice(session, 6);
        notice(UUID.randomUUID(), 99);
        assertThat(rung).isNotDone();
        notice(session, 7);
        await().until(rung::isDone);
        assertThat(watch.after(6).await().indefinitely())
                .as("also who asks afterwards")
                .isTrue();
        bell.leave(watch);
    }

    @Test
    void aLostConnectionIsReplacedAndWhatItMissedIsLookedFor() {
        UUID session = UUID.randomUUID();
        Bell.Watch watch = bell.watch(TENANT, session, "rep");
        CompletableFuture<Boolean> rung = watch.after(1).subscribeAsCompletionStage();
        pool.query("select cast(count(pg_terminate_backend(pid)) as int) from pg_stat_activity"
                        + " where usename = current_user and datname = current_database()"
                        + " and query = 'listen " + SessionStore.CHANNEL + "'")
                .execute()
                .await()
                .indefinitely();
        await().until(rung::isDone);
        CompletableFuture<Boolean> again = watch.after(1).subscribeAsCompletionStage();
        await().until(() -> {
            notice(session, 2);
            return again.isDone();
        });
        bell.leave(watch);
    }

    private void notice(UUID session, long seq) {
        pool.preparedQuery("select cast(pg_notify($1, $2) as text)")
                .execute(Tuple.of(SessionStore.CHANNEL, TENANT + ' ' + session + ' ' + seq))
                .await()
                .indefinitely();
    }
}
