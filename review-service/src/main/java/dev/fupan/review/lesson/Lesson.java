package dev.fupan.review.lesson;

import dev.fupan.kit.form.Json;
import dev.fupan.review.history.HistoryLine;
import dev.fupan.review.session.By;
import dev.fupan.review.session.ReviewSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was learned in a session. */
@Entity
@Table(name = "lesson")
class Lesson {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    private long version;
    private String kind;
    private String content;
    private @Nullable String scene;

    @Column(name = "replicable_point")
    private @Nullable String replicablePoint;

    private String scope;
    private boolean published;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Lesson() {}

    Lesson(UUID id, ReviewSession session, By by) {
        this.id = id;
        this.tenant = session.tenant();
        this.sessionId = session.id();
        this.createdAt = by.at();
        this.createdBy = by.actor();
    }

    /** Says this from now on; what is returned is its new past, empty when nothing is new. */
    List<HistoryLine> say(LessonText text, By by) {
        Map<String, @Nullable String> before = version == 0 ? Map.of() : fields(text());
        List<HistoryLine> lines = HistoryLine.between(tenant, id, version + 1, by, before, fields(text), null);
        if (lines.isEmpty()) return lines;
        this.version++;
        this.changedAt = by.at();
        this.kind = text.kind();
        this.content = text.content();
        this.scene = text.scene();
        this.replicablePoint = text.replicablePoint();
        this.scope = Json.write(text.sortedScope());
        this.published = text.published();
        return lines;
    }

    private static Map<String, @Nullable String> fields(LessonText text) {
        Map<String, @Nullable String> fields = new TreeMap<>();
        fields.put("kind", text.kind());
        fields.put("content", text.content());
        fields.put("scene", text.scene());
        fields.put("replicablePoint", text.replicablePoint());
        fields.put("scope", Json.write(text.sortedScope()));
        fields.put("published", Boolean.toString(text.published()));
        return fields;
    }

    LessonText text() {
        return new LessonText(kind, content, scene, replicablePoint, Json.map(scope), published);
    }

    UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    long version() {
        return version;
    }

    LessonView view() {
        LessonText text = text();
        return new LessonView(
                id.toString(),
                sessionId.toString(),
                text.kind(),
                text.content(),
                text.scene(),
                text.replicablePoint(),
                text.sortedScope(),
                text.published(),
                createdAt,
                createdBy,
                changedAt,
                version);
    }
}
