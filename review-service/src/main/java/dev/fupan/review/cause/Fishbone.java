package dev.fupan.review.cause;

import dev.fupan.kit.form.Json;
import dev.fupan.review.session.ReviewSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** The branches that a session chose instead of the usual ones. */
@Entity
@Table(name = "fishbone")
class Fishbone {

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    private String tenant;
    private long version;
    private String branches;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Fishbone() {}

    Fishbone(ReviewSession session) {
        this.sessionId = session.id();
        this.tenant = session.tenant();
        this.branches = Json.write(Branch.USUAL);
    }

    void take(List<Branch> next) {
        this.version++;
        this.branches = Json.write(next);
    }

    List<Branch> branches() {
        return List.of(Json.read(branches, Branch[].class));
    }

    /** 0 for the usual ones. */
    long version() {
        return version;
    }
}
