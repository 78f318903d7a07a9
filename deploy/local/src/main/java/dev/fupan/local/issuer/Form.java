package dev.fupan.local.issuer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request for a token: the fields of its form, and the client however it named itself. */
record Form(Map<String, String> fields) {

    private static final String BASIC = "Basic ";

    static Form of(byte[] body, @Nullable String authorization) throws Grants.Refused {
        try {
            Map<String, String> fields = new HashMap<>();
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                int end = field.indexOf('=');
                if (end > 0) {
                    fields.put(decoded(field.substring(0, end)), decoded(field.substring(end + 1)));
                }
            }
            if (authorization != null && authorization.startsWith(BASIC)) {
                byte[] pair = Base64.getDecoder()
                        .decode(authorization.substring(BASIC.length()).trim());
                String[] client = new String(pair, StandardCharsets.UTF_8).split(":", 2);
                fields.put("client_id", decoded(client[0]));
                fields.put("client_secret", client.length < 2 ? "" : decoded(client[1]));
            }
            return new Form(fields);
        } catch (IllegalArgumentException unreadable) {
            throw new Grants.Refused("invalid_request", "The form or the client's credentials cannot be read.");
        }
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
