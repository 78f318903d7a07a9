package dev.fupan.ingest;

import static dev.fupan.teststack.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.kit.tenant.TenantSql;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The second wall: what a forgotten {@code where} would show. */
@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class RowLevelSecurityTest {

    @Inject
    Pool pool;

    @Inject
    TenantSql sql;

    @Test
    void withoutAWhereATenantStillSeesOnlyItself() {
        Api mine = Api.ofNewWorkspace();
        Api theirs = Api.ofNewWorkspace();

        for (String table : new String[] {"workspace", "api_key"}) {
            RowSet<Row> rows = sql.inTenant(mine.tenant(), c -> c.query("select tenant from " + table)
                            .execute())
                    .await()
                    .atMost(PATIENCE);
            Set<String> tenants = new HashSet<>();
            for (Row row : rows) tenants.add(row.getString("tenant"));
            assertThat(tenants).containsExactly(mine.tenant()).doesNotContain(theirs.tenant());
        }
    }

    @Test
    void aTransactionThatNamesNoTenantSeesNothing() {
        Api.ofNewWorkspace();

        assertThat(count("select count(*) from workspace")).isZero();
        assertThat(count("select count(*) from outbox")).isZero();
    }

    @Test
    void aTenantCannotWriteForAnother() {
        Api mine = Api.ofNewWorkspace();
        String insert = "insert into rate values ('someone-else', 'USD', 'EUR', '2026-01-01', 1, now())";

        assertThatThrownBy(
                        () -> sql.inTenant(mine.tenant(), c -> c.query(insert).execute())
                                .await()
                                .atMost(PATIENCE))
                .hasMessageContaining("row-level security");
    }

    @Test
    void everyTableHasItsPolicyAndTheApplicationCannotGoRoundIt() {
        assertThat(count("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'flyway_schema_history'"
                        + " and not (c.relrowsecurity and c.relforcerowsecurity)"))
                .isZero();
        assertThat(count("select count(*) from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"))
                .isZero();
        assertThat(count("select count(*) from pg_tables where schemaname = 'public' and tableowner = current_user"))
                .isZero();
    }

    private long count(String query) {
        return pool.query(query)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }
}
