package dev.fupan.actions.desk;

import dev.fupan.actions.action.CheckpointState;
import dev.fupan.actions.action.Status;
import dev.fupan.actions.desk.CheckpointView.LookView;
import dev.fupan.contracts.action.Origin;
import dev.fupan.kit.criterion.Vagueness;
import dev.fupan.kit.form.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as views. */
final class ViewRows {

    private ViewRows() {}

    static ActionView action(Row row, List<CheckpointView> checkpoints, ViewTime time) {
        Status status = Status.of(row.getString("status"), row.getString("status_reason"));
        LocalDate due = row.getLocalDate("due_date");
        boolean criterion = checkpoints.stream().anyMatch(one -> one.criterion() != null);
        List<String> missing = Vagueness.missingIn(
                row.getString("measure"),
                row.getString("degree"),
                row.getString("resources"),
                !checkpoints.isEmpty(),
                criterion);
        return new ActionView(
                row.getUUID("id"),
                row.getLong("revision"),
                row.getString("measure"),
                row.getString("owner_id"),
                Json.texts(row.getString("helper_ids")),
                due,
                status.isOpen() && due.isBefore(time.today()),
                row.getString("resources"),
                row.getString("category"),
                row.getString("area"),
                row.getString("degree"),
                row.getString("problem_id"),
                row.getString("cause_id"),
                row.getString("review_id"),
                Json.read(row.getString("origin"), Origin.class),
                status.word(),
                status.reason().orElse(null),
                missing,
                row.getUUID("series_id"),
                row.getLocalDate("scheduled_date"),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "changed_at"),
                optional(row, "done_at"),
                checkpoints,
                false);
    }

    static CheckpointView checkpoint(Row row, ViewTime time) {
        CheckpointState state = CheckpointState.of(row.getString("state"));
        Instant lookAt = optional(row, "look_at");
        boolean waits = state == CheckpointState.PENDING && lookAt != null;
        return new CheckpointView(
                row.getUUID("id"),
                row.getUUID("action_id"),
                row.getString("artefact"),
                row.getLocalDate("due_date"),
                row.getString("criterion"),
                row.getInteger("criterion_version"),
                instant(row, "start_at"),
                row.getInteger("look_no"),
                lookAt,
                optional(row, "deadline"),
                row.getInteger("extensions"),
                state.word(),
                row.getString("state_reason"),
                waits && time.isLate(lookAt),
                row.getString("trouble"),
                null);
    }

    static LookView look(Row row) {
        return new LookView(
                row.getInteger("criterion_version"),
                row.getInteger("look_no"),
                instant(row, "as_of"),
                row.getString("grace"),
                instant(row, "evaluated_at"),
                row.getBoolean("late"),
                row.getString("verdict"),
                row.getBoolean("is_final"),
                row.getString("decision"),
                row.getString("answer"));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant optional(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
