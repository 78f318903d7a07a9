package dev.fupan.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's database and its roles.
 *
 * <p>The owner creates the tables; the application's role owns nothing, so that row-level security binds it.
 * Only the metrics service has a third role, its feed, whose policy allows a batch of many tenants.
 * Each role's password is its own name: this server listens on this machine alone.
 */
public record ServiceDatabase(String service, String name) {

    public static final String FEED = "metrics_feed";

    /** Roles are shared by all databases of a server: two builds must not create them at the same moment. */
    private static final long LOCK = 4_270_001;

    public ServiceDatabase {
        requireName(service);
        requireName(name);
    }

    /** The database that the service uses outside of tests. */
    public static ServiceDatabase of(String service) {
        return new ServiceDatabase(service, "fupan_" + service);
    }

    public String owner() {
        return service + "_owner";
    }

    public String app() {
        return service + "_app";
    }

    /** Creates what is missing; safe to repeat. */
    public void create(Connection superuser) throws SQLException {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                for (String role : roles()) {
                    if (isMissing(sql, "select 1 from pg_roles where rolname = '" + role + "'")) {
                        sql.execute("create role " + role + " login password '" + role
                                + "' nosuperuser nobypassrls nocreatedb nocreaterole");
                    }
                }
                if (isMissing(sql, "select 1 from pg_database where datname = '" + name + "'")) {
                    sql.execute("create database " + name + " owner " + owner());
                }
                sql.execute("revoke connect, temporary on database " + name + " from public");
                sql.execute("grant connect on database " + name + " to " + String.join(", ", roles()));
            } finally {
                sql.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private List<String> roles() {
        List<String> roles = new ArrayList<>(List.of(owner(), app()));
        if (service.equals("metrics")) {
            roles.add(FEED);
        }
        return roles;
    }

    private static boolean isMissing(Statement sql, String query) throws SQLException {
        try (var rows = sql.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static void requireName(String name) {
        // names become part of statements, where parameters are not allowed
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("not a name for a database or a service: " + name);
        }
    }
}
