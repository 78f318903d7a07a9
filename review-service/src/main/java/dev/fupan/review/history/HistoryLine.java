package dev.fupan.review.history;

import dev.fupan.review.session.By;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One field of one change of an item: who, when, before and after. Never changed again. */
@Entity
@Table(name = "item_history")
@IdClass(HistoryLine.Key.class)
public class HistoryLine {

    /** The place of a line in the past of its item. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID itemId;
        private long version;
        private int line;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && itemId.equals(key.itemId) && version == key.version && line == key.line;
        }

        @Override
        public int hashCode() {
            return Objects.hash(itemId, version, line);
        }
    }

    @Id
    @Column(name = "item_id")
    private UUID itemId;

    @Id
    private long version;

    @Id
    private int line;

    private String tenant;
    private Instant at;
    private String actor;
    private String field;
    private @Nullable String before;
    private @Nullable String after;
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    HistoryLine() {}

    private HistoryLine(String tenant, UUID itemId, long version, int line, By by, String field) {
        this.tenant = tenant;
        this.itemId = itemId;
        this.version = version;
        this.line = line;
        this.at = by.at();
        this.actor = by.actor();
        this.field = field;
    }

    /**
     * One line for each field that differs.
     *
     * @param version the item's, after the change
     * @param before values by field; empty for a new item
     */
    public static List<HistoryLine> between(
            String tenant,
            UUID itemId,
            long version,
            By by,
            Map<String, @Nullable String> before,
            Map<String, @Nullable String> after,
            @Nullable String reason) {
        List<HistoryLine> lines = new ArrayList<>();
        after.forEach((field, value) -> {
            if (Objects.equals(before.get(field), value)) return;
            HistoryLine line = new HistoryLine(tenant, itemId, version, lines.size(), by, field);
            line.before = before.get(field);
            line.after = value;
            line.reason = reason;
            lines.add(line);
        });
        return lines;
    }

    HistoryView view() {
        return new HistoryView(version, line, at, actor, field, before, after, reason);
    }
}
