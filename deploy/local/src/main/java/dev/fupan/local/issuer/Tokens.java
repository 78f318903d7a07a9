package dev.fupan.local.issuer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Tokens of one issuer, in the form that the services expect of any. */
public record Tokens(String issuer, SigningKeys keys) {

    public static final String AUDIENCE = "fupan";
    public static final Duration OF_PERSON = Duration.ofHours(12);
    public static final Duration OF_SERVICE = Duration.ofMinutes(5);

    /** Who signs in as that subject in that workspace. */
    public ObjectNode person(String workspace, String subject, Instant now) {
        return claims(subject, AUDIENCE, now, OF_PERSON).put("fupan_tenant", workspace);
    }

    /** A service that turns to another one, the audience. */
    public ObjectNode service(String client, String audience, Collection<String> scopes, Instant now) {
        return claims(client, audience, now, OF_SERVICE)
                .put("client_id", client)
                .put("fupan_role", "service")
                .put("scope", String.join(" ", scopes));
    }

    public String sign(ObjectNode claims) throws IOException {
        return keys.current().sign(claims);
    }

    private ObjectNode claims(String subject, String audience, Instant now, Duration life) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer)
                .put("sub", subject)
                .put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond()).put("exp", now.plus(life).getEpochSecond());
        claims.putArray("aud").add(audience);
        return claims;
    }
}
