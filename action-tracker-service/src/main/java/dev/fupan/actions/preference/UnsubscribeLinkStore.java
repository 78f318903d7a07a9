package dev.fupan.actions.preference;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
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

    private final TenantSql sql;
    private final Pool pool;
    private final Clock clock;
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    UnsubscribeLinkStore(
            TenantSql sql,
            Pool pool,
            Clock clock,
            @ConfigProperty(name = "fupan.public-url", defaultValue = "http://localhost:8084") String publicUrl) {
        this.sql = sql;
        this.pool = pool;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    record Whose(String tenant, String personId) {}

    /**
     * A new link. It is committed before the mail that holds it is sent: a mail that got out while its own transaction
     * was lost must not hold a dead link.
     */
    public Uni<String> make(String tenant, String personId) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return sql.inTenant(tenant, connection -> connection
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(tenant, personId, now.minus(KEPT)))
                        .chain(() ->
                                connection.preparedQuery(INSERT).execute(Tuple.of(tenant, hash(token), personId, now))))
                .replaceWith(publicUrl + "/api/v1/reminders/unsubscribe/" + token);
    }

    /** Null for a token that was never given out, or too long ago. */
    Uni<@Nullable Whose> whose(String token) {
        return pool.preparedQuery(OF).execute(Tuple.of(hash(token))).map(rows -> {
            if (rows.size() == 0) return null;
            var row = rows.iterator().next();
            return new Whose(row.getString("tenant"), row.getString("person_id"));
        });
    }

    private static Buffer hash(String token) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
