package dev.fupan.kit.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * All API keys in memory, as the topic of keys last said. Checking one costs a look-up and one SHA-256, no I/O, so
 * it may run on the event loop for every request.
 *
 * <p>Fed by {@link ApiKeysConsumer}. While that has not caught up, an unknown key is not yet a wrong key; callers
 * ask {@link #caughtUp()} before they say 401.
 */
@ApplicationScoped
public class ApiKeys {

    private static final byte[] NOTHING = new byte[32];
    private static final String BEARER = "Bearer ";

    private final ConcurrentMap<String, Entry> keys = new ConcurrentHashMap<>();
    private volatile boolean caughtUp;

    private record Entry(KeyRecord key, Caller caller) {}

    /** The caller behind an {@code Authorization} header, or null when it proves nobody. */
    public @Nullable Caller authenticate(@Nullable String authorization, Instant now) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) return null;
        ApiToken token =
                ApiToken.parse(authorization.substring(BEARER.length()).trim()).orElse(null);
        return token == null ? null : verify(token, now);
    }

    private @Nullable Caller verify(ApiToken token, Instant now) {
        Entry entry = keys.get(token.keyId());
        // An unknown id costs the same comparison as a wrong secret.
        boolean proven = MessageDigest.isEqual(entry == null ? NOTHING : entry.key.sha256(), token.hash());
        return entry != null && proven && entry.key.worksAt(now) ? entry.caller : null;
    }

    public boolean caughtUp() {
        return caughtUp;
    }

    void markCaughtUp() {
        caughtUp = true;
    }

    public void put(KeyRecord key) {
        keys.put(key.keyId(), new Entry(key, key.caller()));
    }

    public void remove(String keyId) {
        keys.remove(keyId);
    }
}
