package dev.fupan.review.reflection;

import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A word that everyone in the session sees. It stays as it was written; only its theme may be another. */
@Entity
@Table(name = "reflection")
public class Reflection {

    private static final String KIND = "reflection";

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    private int ordinal;

    @Column(name = "author_id")
    private @Nullable String authorId;

    private String text;

    @Column(name = "theme_id")
    private UUID themeId;

    private long version;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Reflection() {}

    /** @param from what its writer had; nothing of it but the words comes along, and the name if it may */
    Reflection(HeldSession held, PrivateReflection from, int ordinal, UUID themeId) {
        this.id = UUID.randomUUID();
        this.tenant = held.session().tenant();
        this.sessionId = held.session().id();
        this.ordinal = ordinal;
        this.authorId = from.authorId();
        this.text = from.text();
        join(themeId, held);
    }

    /** From now on it belongs to that theme. */
    public final void join(UUID theme, HeldSession held) {
        this.themeId = theme;
        this.version++;
        held.log(KIND, id.toString(), Visibility.members(), view());
    }

    /** Its words are gone, and everyone sees that. */
    void leave(HeldSession held) {
        held.drop(this);
        held.log(KIND, id.toString(), Visibility.members(), null);
    }

    UUID sessionId() {
        return sessionId;
    }

    public UUID id() {
        return id;
    }

    public UUID themeId() {
        return themeId;
    }

    public long version() {
        return version;
    }

    public ReflectionView view() {
        return new ReflectionView(id.toString(), text, authorId, themeId.toString(), version);
    }
}
