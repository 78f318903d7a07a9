package dev.fupan.ingest.apikey;

import static java.util.Objects.requireNonNull;

import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.KeyRecord;
import dev.fupan.kit.tenant.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key that was given out; revoked keys stay, so that the list tells the whole story.
 *
 * <p>A revoked key never works again: there is no way back but a new key.
 */
@Entity
@Table(name = "api_key")
@IdClass(IssuedKey.Key.class)
public class IssuedKey {

    @Id
    private String tenant;

    @Id
    @Column(name = "key_id")
    private String keyId;

    private String name;
    private byte[] sha256;
    private String scopes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    /** Tenant first, as in every key. */
    public record Key(String tenant, String keyId) implements Serializable {}

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    IssuedKey() {}

    @SuppressWarnings("this-escape")
    public IssuedKey(
            String tenant, ApiToken token, String name, Set<Scope> scopes, Instant now, @Nullable Instant expiresAt) {
        this.tenant = requireNonNull(tenant, "tenant");
        this.keyId = token.keyId();
        this.sha256 = token.hash();
        this.name = requireNonNull(name, "name");
        if (scopes.isEmpty()) throw new IllegalArgumentException("a key without scopes can do nothing");
        if (expiresAt != null && !expiresAt.isAfter(now))
            throw new IllegalArgumentException("expired already: " + expiresAt);
        this.scopes = scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    void revoke(Instant now) {
        if (revokedAt == null) revokedAt = now;
    }

    public String keyId() {
        return keyId;
    }

    String name() {
        return name;
    }

    public Set<Scope> scopes() {
        Set<Scope> set = EnumSet.noneOf(Scope.class);
        Arrays.stream(scopes.split(" ")).forEach(wire -> Scope.ofWireName(wire).ifPresent(set::add));
        return set;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }

    /** What the services learn of this key. */
    public KeyRecord record() {
        return new KeyRecord(keyId, tenant, sha256, scopes(), expiresAt);
    }
}
