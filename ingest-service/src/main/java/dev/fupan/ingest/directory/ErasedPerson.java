package dev.fupan.ingest.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** All that is left of a person who was erased: the id, so that nobody else gets it. */
@Entity
@Table(name = "erased_person")
@IdClass(PersonEntry.Key.class)
class ErasedPerson {

    @Id
    private String tenant;

    @Id
    @Column(name = "person_id")
    private String personId;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    ErasedPerson() {}

    ErasedPerson(String tenant, String personId, Instant now) {
        this.tenant = tenant;
        this.personId = personId;
        this.erasedAt = now;
    }
}
