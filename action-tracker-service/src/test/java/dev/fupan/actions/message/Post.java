package dev.fupan.actions.message;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;

/** Lets the post go out in tests: plans and sends until nothing is due any more. */
@ApplicationScoped
class Post {

    private static final String DUE =
            "select count(*) from message where tenant = ? and state = 'planned' and not_before <= ?";

    private final Planning planning;
    private final Sending sending;
    private final DataSource database;
    private final Clock clock;

    Post(Planning planning, Sending sending, DataSource database, Clock clock) {
        this.planning = planning;
        this.sending = sending;
        this.database = database;
        this.clock = clock;
    }

    /** After this, every mail that has its time by now has arrived. */
    void goesOut(String tenant) {
        planning.round().await().atMost(PATIENCE);
        sending.round().await().atMost(PATIENCE);
        await().until(() -> due(tenant) == 0);
    }

    private int due(String tenant) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(DUE)) {
            connection.createStatement().execute("select set_config('app.tenant', '" + tenant + "', false)");
            query.setString(1, tenant);
            query.setTimestamp(2, Timestamp.from(clock.instant()));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
