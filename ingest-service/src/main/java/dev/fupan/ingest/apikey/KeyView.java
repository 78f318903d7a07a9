package dev.fupan.ingest.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.kit.tenant.Scope;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key as its workspace sees it.
 *
 * @param token only in the answer to the request that made the key, never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Key")
public record KeyView(
        @Schema(examples = "4f1c9a0be27d83aa0c55") String keyId,
        @Schema(examples = "crm export") String name,
        @Schema(examples = "[\"send\"]") List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,

        @Schema(description = "Shown once", examples = "fupan_4f1c9a0be27d83aa0c55_k3...") @Nullable
        String token) {

    public static KeyView of(IssuedKey key, @Nullable String token) {
        List<String> scopes = key.scopes().stream().map(Scope::wireName).toList();
        return new KeyView(key.keyId(), key.name(), scopes, key.createdAt(), key.expiresAt(), key.revokedAt(), token);
    }
}
