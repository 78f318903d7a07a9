package dev.fupan.actions.preference;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Links by which somebody opts out without signing in: 256 random bits each, of which we keep the hash. */
@ApplicationScoped
public class UnsubscribeLinkStore {

    private static final int BYTES = 32;
    private static final Duration KEPT = Duration.ofDays(400);

    private static final String INSERT =
            "insert into unsubscribe_link (tenant, token_hash, person_id, made_at) values ($1, $2, $3, $4)";
    private static final String FORGET =
            "delete from unsubscribe_link where tenant = $1 and person_id = $2 and made_at < $3";
    private static final String OF = "select tenant, person_id from unsubscribe_link_of($1)";

    private final Pool pool;
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    UnsubscribeLinkStore(
            Pool pool,
            @ConfigProperty(name = "fupan.public-url", defaultValue = "http://localhost:8084") String publicUrl) {
        this.pool = pool;
        this.publicUrl = publicUrl;
    }

    record Whose(String tenant, String personId) {}

    /** A link to be put into a mail; it leads nowhere until it is kept. */
    public UnsubscribeLink fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new UnsubscribeLink(publicUrl + "/api/v1/reminders/unsubscribe/" + token, hash(token));
    }

    /** Within the transaction of the mail that holds it. */
    public static Uni<Void> keep(
            SqlConnection connection, String tenant, String personId, UnsubscribeLink link, Instant at) {
        var now = at.atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(tenant, personId, now.minus(KEPT)))
                .chain(() -> connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(tenant, Buffer.buffer(link.sha256()), personId, now)))
                .replaceWithVoid();
    }

    /** Null for a token that was never given out, or too long ago. */
    Uni<@Nullable Whose> whose(String token) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(Buffer.buffer(hash(token))))
                .map(rows -> {
                    if (rows.size() == 0) return null;
                    var row = rows.iterator().next();
                    return new Whose(row.getString("tenant"), row.getString("person_id"));
                });
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
