package dev.fupan.kit.tenant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Opens transactions on the reactive PostgreSQL client for exactly one tenant.
 *
 * <p>The first statement of each tells PostgreSQL the tenant for this transaction only; its row-level policies
 * then show and take nothing else. A transaction opened any other way sees no row at all.
 */
@ApplicationScoped
public class TenantSql {

    private static final String FOR_TENANT = "select set_config('app.tenant', $1, true)";

    private final Pool pool;

    TenantSql(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> inTenant(String tenant, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection ->
                connection.preparedQuery(FOR_TENANT).execute(Tuple.of(tenant)).chain(() -> work.apply(connection)));
    }
}
