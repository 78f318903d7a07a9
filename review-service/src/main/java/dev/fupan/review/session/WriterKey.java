package dev.fupan.review.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By which a session knows the writer of anonymous words again without naming anyone.
 *
 * <p>It is deleted when the session ends; from then on nothing leads from a mark to a person, not even trying all
 * people of the workspace.
 *
 * @param text base64
 */
record WriterKey(String text) {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WriterKey fresh() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WriterKey(Base64.getEncoder().encodeToString(key));
    }

    String markOf(String personId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text), HMAC));
            byte[] mark = mac.doFinal(personId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "WriterKey";
    }
}
