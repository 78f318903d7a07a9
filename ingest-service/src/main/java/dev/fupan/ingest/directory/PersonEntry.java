package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as kept in the directory; the version counts changes and is the ETag. */
@Entity
@Table(name = "person")
@IdClass(PersonEntry.Key.class)
class PersonEntry {

    @Id
    private String tenant;

    @Id
    @Column(name = "person_id")
    private String personId;

    private @Nullable String issuer;
    private @Nullable String subject;
    private String name;
    private String mail;
    private String language;
    private String zone;

    @Column(name = "manager_id")
    private @Nullable String managerId;

    private String[] teams;

    @Column(name = "crm_owners")
    private String[] crmOwners;

    private String role;
    private boolean active;

    @Version
    private long version;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** Tenant first, as in every key. */
    record Key(String tenant, String personId) implements Serializable {}

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    PersonEntry() {}

    @SuppressWarnings("NullAway.Init") // the rest is set by the change
    PersonEntry(String tenant, Person person, Instant now) {
        this.tenant = tenant;
        this.personId = person.personId();
        change(person, now);
    }

    final void change(Person person, Instant now) {
        if (!person.personId().equals(personId))
            throw new IllegalArgumentException(person.personId() + " is another person than " + personId);
        issuer = person.issuer();
        subject = person.subject();
        name = person.name();
        mail = person.mail();
        language = person.language();
        zone = person.zone();
        managerId = person.managerId();
        teams = person.teams().toArray(String[]::new);
        crmOwners = person.crmOwners().toArray(String[]::new);
        role = person.role().wireName();
        active = person.active();
        updatedAt = now;
    }

    long version() {
        return version;
    }

    /** What the services learn. */
    Person person() {
        return new Person(
                personId,
                issuer,
                subject,
                name,
                mail,
                language,
                zone,
                managerId,
                List.of(teams),
                List.of(crmOwners),
                Role.ofWireName(role),
                active);
    }
}
