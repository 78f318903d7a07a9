package dev.fupan.ingest.workspace;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A tenant and the configuration in force.
 *
 * <p>The version counts changes; it is the ETag, and the sequence of the event that tells of the change.
 */
@Entity
@Table(name = "workspace")
class Workspace {

    /** Fit for topic keys, paths and log lines. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Records of nobody wait in quarantine under this name; whoever bore it would see them. */
    private static final String NOBODY = "unknown";

    @Id
    private String tenant;

    private String configuration;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Workspace() {}

    static boolean isName(String tenant) {
        return NAME.matcher(tenant).matches() && !tenant.equals(NOBODY);
    }

    Workspace(String tenant, String configuration, Instant now) {
        requireNonNull(tenant, "tenant");
        if (!isName(tenant)) throw new IllegalArgumentException("not a tenant's name: " + tenant);
        this.tenant = tenant;
        this.configuration = requireNonNull(configuration, "configuration");
        this.createdAt = now;
        this.updatedAt = now;
    }

    void configure(String newConfiguration, Instant now) {
        this.configuration = requireNonNull(newConfiguration, "newConfiguration");
        this.updatedAt = now;
    }

    String tenant() {
        return tenant;
    }

    String configuration() {
        return configuration;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
