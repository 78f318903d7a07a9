package dev.fupan.actions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Rows as no request would leave them, for tests of what becomes of the others. */
@ApplicationScoped
public class Tables {

    private final DataSource database;
    private final String url;
    private final String owner;
    private final String password;

    Tables(
            DataSource database,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String owner,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.database = database;
        this.url = url;
        this.owner = owner;
        this.password = password;
    }

    /** Runs a statement on the rows of one workspace; how many it changed. */
    public int change(String tenant, String statement) {
        return in(tenant, sql -> sql.executeUpdate(statement));
    }

    /** How many rows of that table are the workspace's. */
    public long number(String tenant, String table) {
        return in(tenant, sql -> {
            try (ResultSet rows = sql.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private interface Work<T> {
        T on(Statement sql) throws SQLException;
    }

    private <T> T in(String tenant, Work<T> work) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set app.tenant = '" + tenant + "'");
            try {
                return work.on(sql);
            } finally {
                sql.execute("reset app.tenant");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** While it does this, the table takes no row of that workspace. */
    public void whileRefusing(String table, String tenant, Runnable work) {
        alter(table, "add constraint refusing check (tenant <> '" + tenant + "') not valid");
        try {
            work.run();
        } finally {
            alter(table, "drop constraint refusing");
        }
    }

    private void alter(String table, String how) {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement sql = connection.createStatement()) {
            sql.execute("alter table " + table + " " + how);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
