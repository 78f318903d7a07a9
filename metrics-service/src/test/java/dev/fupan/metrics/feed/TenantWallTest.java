package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database keeps tenants apart even where a statement forgets to. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class TenantWallTest {
    private static final String APP = "metrics_app";
    private static final String FEED = "metrics_feed";
    private static final String NOW = "2026-11-01T08:00:00Z";
    private static final String TABLES = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant'
                and not a.attisdropped order by 1""";

    private static final List<String> PACKS = List.of("pack", "pack_replay", "pack_watch", "pack_restatement");

    @Inject
    FeedBench bench;

    private String ours;
    private String others;

    @BeforeEach
    void twoTenantsInEveryTable() {
        ours = ACompany.named("ours");
        others = ACompany.named("others");
        for (String tenant : List.of(ours, others)) {
            MadeUpPartition partition = bench.partition();
            partition.append(ACompany.withLeads(tenant, 2));
            partition.append(
                    Said.of(tenant, "entity.merged", "m", NOW, "kind", "customer", "from", "C-0", "into", "C-9"));
            bench.deliver(partition.records());
            bench.query(
                    FEED,
                    "app.tenants",
                    tenant,
                    "insert into quarantined values ('" + tenant + "', 'o', 'r', false) returning 1");
            bench.asTenant(
                    tenant,
                    "insert into pack values ('" + tenant + "', 'p', 's', 1, '{}', 1, now(), 'h', '{}') returning 1");
            bench.asTenant(
                    tenant, "insert into pack_replay values ('" + tenant + "', 'p', 1, 'done', '{}') returning 1");
            bench.asTenant(tenant, "insert into pack_watch values ('" + tenant + "', 'p', 1, 0) returning 1");
            bench.asTenant(
                    tenant,
                    "insert into pack_restatement values ('" + tenant
                            + "', 'p', 'k', 1, 1, now(), '1', '1', '2', '{}', 0, false) returning 1");
        }
    }

    @Test
    void theFeedHasNoBusinessWithPacks() {
        for (String table : PACKS) {
            assertThatThrownBy(() -> bench.query(FEED, "app.tenants", ours, "select tenant from " + table))
                    .hasRootCauseMessage("ERROR: permission denied for table " + table);
        }
    }

    @Test
    void aPackIsWrittenOnceAndForItsTenantAlone() {
        assertThatThrownBy(() -> bench.asTenant(ours, "update pack set hash = 'x' returning 1"))
                .hasRootCauseMessage("ERROR: permission denied for table pack");
        assertThatThrownBy(() -> bench.asTenant(
                        ours, "insert into pack_replay values ('" + others + "', 'p', 2, 'done', '{}') returning 1"))
                .hasRootCauseMessage(refusal("pack_replay"));
    }

    @Test
    void theServiceSeesItsTenantAloneWithoutAnyWhere() {
        for (String table : tables()) {
            List<String> seen = bench.asTenant(ours, "select distinct tenant from " + table);
            if (table.equals("outbox")) {
                assertThat(seen).as(table).isSubsetOf(ours);
            } else {
                assertThat(seen).as(table).containsExactly(ours);
            }
        }
    }

    @Test
    void theServiceSeesNothingBeforeItSaysForWhom() {
        for (String table : tables()) {
            assertThat(bench.query(APP, "app.unrelated", "x", "select tenant from " + table))
                    .as(table)
                    .isEmpty();
            assertThat(bench.asTenant("", "select tenant from " + table))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    void theFeedSeesTheTenantsOfItsBatchAlone() {
        for (String table : tables()) {
            if (!table.equals("outbox") && !PACKS.contains(table)) {
                assertThat(bench.query(FEED, "app.tenants", ours, "select distinct tenant from " + table))
                        .as(table)
                        .containsExactly(ours);
                assertThat(bench.query(
                                FEED, "app.tenants", ours + "," + others, "select distinct tenant from " + table))
                        .as(table)
                        .containsExactlyInAnyOrder(ours, others);
                assertThat(bench.query(FEED, "app.unrelated", "x", "select tenant from " + table))
                        .as(table)
                        .isEmpty();
            }
        }
    }

    @Test
    void theFeedWritesForTheTenantsOfItsBatchAlone() {
        String row = " returning tenant";
        assertThatThrownBy(() -> bench.query(
                        FEED,
                        "app.tenants",
                        ours,
                        "insert into customer_name values ('" + others + "', 'x', 'y')" + row))
                .hasRootCauseMessage(refusal("customer_name"));
        assertThatThrownBy(() -> bench.query(
                        FEED, "app.tenants", ours, "update customer_name set tenant = '" + others + "'" + row))
                .hasRootCauseMessage(refusal("customer_name"));
        assertThatThrownBy(() -> bench.query(
                        FEED,
                        "app.tenants",
                        ours,
                        "insert into outbox (tenant, topic, key) values ('" + others + "', 't', 'k') returning 1"))
                .hasRootCauseMessage(refusal("outbox"));
        assertThat(bench.query(FEED, "app.tenants", ours, "delete from journey where tenant = '" + others + "'" + row))
                .isEmpty();
    }

    @Test
    void everyTableWithATenantForcesItsPolicies() {
        assertThat(tables())
                .contains(
                        "tenant",
                        "generation",
                        "entity_set",
                        "journey",
                        "deal",
                        "customer_name",
                        "quarantined",
                        "outbox");
        assertThat(tables()).containsAll(PACKS);
        assertThat(catalogue("select relname from pg_class where relnamespace = 'public'::regnamespace "
                        + "and relname in (" + TABLES.replace(" order by 1", "") + ") "
                        + "and not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void noRoleOfTheServiceGetsAroundThem() {
        assertThat(catalogue("select rolname from pg_roles where rolname like 'metrics\\_%' "
                        + "and (rolsuper or rolbypassrls or rolcreaterole)"))
                .isEmpty();
        assertThat(
                        catalogue(
                                "select relname from pg_class where pg_get_userbyid(relowner) in ('metrics_app', 'metrics_feed')"))
                .isEmpty();
        assertThat(catalogue("select rolname from pg_roles where rolname in ('metrics_app', 'metrics_feed') and "
                        + "exists (select from pg_auth_members m where m.member = pg_roles.oid)"))
                .isEmpty();
    }

    private static String refusal(String table) {
        return "ERROR: new row violates row-level security policy for table \"" + table + "\"";
    }

    private List<String> tables() {
        return catalogue(TABLES);
    }

    private List<String> catalogue(String sql) {
        return bench.query("metrics_owner", "app.unrelated", "x", sql);
    }
}
