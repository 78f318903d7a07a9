package dev.fupan.kit.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * An API key as its holder has it: {@code fupan_<keyId>_<secret>}.
 *
 * <p>The id finds the key, the secret proves it. The secret has 256 random bits, so a plain SHA-256 is enough to
 * store it: there is nothing to guess that a slow hash would protect.
 */
public record ApiToken(String keyId, String secret) {

    private static final String PREFIX = "fupan_";
    private static final int MAX_LENGTH = 200;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ApiToken::sha256);

    /** A new key that nobody has seen yet. */
    public static ApiToken random() {
        return new ApiToken(hex(10), secretOf(32));
    }

    /** Reads {@code fupan_<keyId>_<secret>}; the secret may contain underscores, the id may not. */
    public static Optional<ApiToken> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() > MAX_LENGTH) return Optional.empty();
        int end = text.indexOf('_', PREFIX.length());
        if (end <= PREFIX.length() || end == text.length() - 1) return Optional.empty();
        return Optional.of(new ApiToken(text.substring(PREFIX.length(), end), text.substring(end + 1)));
    }

    /** SHA-256 of the secret: the only form in which it is ever stored or sent on. */
    public byte[] hash() {
        return SHA_256.get().digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The token as shown to its holder, once. */
    public String reveal() {
        return PREFIX + keyId + "_" + secret;
    }

    /** Without the secret, so that it cannot end in a log by accident. */
    @Override
    public String toString() {
        return PREFIX + keyId + "_...";
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return java.util.HexFormat.of().formatHex(random);
    }

    private static String secretOf(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
