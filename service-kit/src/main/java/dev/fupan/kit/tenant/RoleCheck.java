package dev.fupan.kit.tenant;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Refuses to start under a database role that row-level security does not hold back. */
@ApplicationScoped
class RoleCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String ROLE = """
            select current_user as name, rolsuper or rolbypassrls as bypasses,
                   exists (select 1 from pg_tables where schemaname = 'public' and tableowner = current_user) as owns
            from pg_roles where rolname = current_user
            """;

    void check(@Observes StartupEvent event, Pool pool) {
        Row role =
                pool.query(ROLE).execute().await().atMost(PATIENCE).iterator().next();
        if (role.getBoolean("bypasses") || role.getBoolean("owns"))
            throw new IllegalStateException("the database role " + role.getString("name")
                    + " goes round row-level security; give quarkus.datasource.username a role that owns no table"
                    + " and lacks SUPERUSER and BYPASSRLS");
    }
}
