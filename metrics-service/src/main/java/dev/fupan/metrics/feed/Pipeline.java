package dev.fupan.metrics.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Statements of one transaction that do not wait for each other's answers: the next one is made while the database
 * works on the last. It works on them in the order in which they are sent.
 */
final class Pipeline {
    private final SqlConnection connection;
    private final List<CompletableFuture<?>> sent = new ArrayList<>();

    Pipeline(SqlConnection connection) {
        this.connection = connection;
    }

    /** Nothing is sent for no rows. */
    Pipeline send(String sql, Columns columns) {
        if (!columns.isEmpty()) {
            sent.add(connection.preparedQuery(sql).execute(columns.tuple()).subscribeAsCompletionStage());
        }
        return this;
    }

    /** Fails with the first failure in order: what comes after it only says that the transaction is broken. */
    Uni<Void> answered() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (CompletableFuture<?> answer : sent) {
            all = all.chain(() -> Uni.createFrom().completionStage(answer).replaceWithVoid());
        }
        return all;
    }
}
