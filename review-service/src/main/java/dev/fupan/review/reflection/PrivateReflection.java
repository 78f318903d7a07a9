package dev.fupan.review.reflection;

import dev.fupan.review.session.ReviewSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A word that only its writer sees so far. */
@Entity
@Table(name = "private_reflection")
class PrivateReflection {

    static final String KIND = "own-reflection";

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    private String writer;

    @Column(name = "author_id")
    private @Nullable String authorId;

    private String text;
    private long version;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    PrivateReflection() {}

    @SuppressWarnings("NullAway.Init") // the text follows
    PrivateReflection(UUID id, ReviewSession session, String writer) {
        this.id = id;
        this.tenant = session.tenant();
        this.sessionId = session.id();
        this.writer = writer;
    }

    void say(ReflectionText said, String person) {
        this.text = said.text();
        this.authorId = said.anonymous() ? null : person;
        this.version++;
    }

    ReflectionText said() {
        return new ReflectionText(text, authorId == null);
    }

    UUID id() {
        return id;
    }

    String writer() {
        return writer;
    }

    @Nullable
    String authorId() {
        return authorId;
    }

    String text() {
        return text;
    }

    long version() {
        return version;
    }

    OwnView view() {
        return new OwnView(id.toString(), text, authorId == null, version);
    }
}
