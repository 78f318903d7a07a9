package dev.fupan.review.material;

import dev.fupan.review.session.By;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is there of one entry of the checklist. */
@Entity
@Table(name = "material")
@IdClass(Material.Key.class)
class Material {

    static final Set<String> QUALITIES = Set.of("complete", "partial", "doubtful");

    /** An entry of a session's checklist. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        private UUID sessionId;
        private String key;

        @SuppressWarnings("NullAway.Init") // for the persistence provider
        Key() {}

        Key(UUID sessionId, String key) {
            this.sessionId = sessionId;
            this.key = key;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key one && sessionId.equals(one.sessionId) && key.equals(one.key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionId, key);
        }
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Id
    private String key;

    private String tenant;
    private long version;
    private boolean ready;
    private @Nullable String reference;
    private @Nullable String quality;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Material() {}

    Material(String tenant, UUID sessionId, String key) {
        this.tenant = tenant;
        this.sessionId = sessionId;
        this.key = key;
    }

    void take(MaterialForm form, By by) {
        this.ready = form.ready();
        this.reference = form.reference();
        this.quality = form.quality();
        this.changedAt = by.at();
        this.changedBy = by.actor();
        this.version++;
    }

    String key() {
        return key;
    }

    long version() {
        return version;
    }

    MaterialView view() {
        return new MaterialView(key, ready, reference, quality, changedAt, changedBy, version);
    }
}
