package dev.fupan.kit.tenant;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One API key as it stands on the topic of keys: everything needed to check a token, nothing that reveals one.
 *
 * @param expiresAt the first instant at which the key no longer works; null = never
 */
public record KeyRecord(
        String keyId,
        String tenant,
        byte[] sha256,
        Set<Scope> scopes,
        @Nullable Instant expiresAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public KeyRecord {
        requireNonNull(keyId, "keyId");
        requireNonNull(tenant, "tenant");
        if (sha256.length != 32) throw new IllegalArgumentException("not a SHA-256: " + sha256.length + " bytes");
        scopes = Set.copyOf(scopes);
    }

    boolean worksAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    Caller caller() {
        return Caller.ofKey(tenant, keyId, scopes);
    }

    /** The value of the record on the topic; the key of the record is the key id. */
    public byte[] toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("tenant", tenant)
                .put("sha256", HexFormat.of().formatHex(sha256));
        var names = json.putArray("scopes");
        scopes.stream().sorted().forEach(scope -> names.add(scope.wireName()));
        if (expiresAt != null) json.put("expiresAt", expiresAt.toString());
        return json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Scopes that this version does not know are left out: a key never does more here than we understand. */
    public static KeyRecord fromJson(String keyId, byte[] value) throws IOException {
        JsonNode json = JSON.readTree(value);
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        json.path("scopes")
                .forEach(name ->
                        Scope.ofWireName(name.asText()).filter(Scope::isForKeys).ifPresent(scopes::add));
        String expiry = json.path("expiresAt").asText("");
        return new KeyRecord(
                keyId,
                json.required("tenant").asText(),
                HexFormat.of().parseHex(json.required("sha256").asText()),
                scopes,
                expiry.isEmpty() ? null : Instant.parse(expiry));
    }
}
