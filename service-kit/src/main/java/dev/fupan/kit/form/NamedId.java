package dev.fupan.kit.form;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562): the same names always give the same id, so that doing a thing twice is seen. */
public final class NamedId {

    // The RFC's namespace of URLs; our names begin with a scheme of their own.
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private NamedId() {}

    public static UUID of(Object... names) {
        StringBuilder url = new StringBuilder("fupan:");
        // The length before each name keeps ("a", "b/c") and ("a/b", "c") apart.
        for (Object name : names) {
            String text = name.toString();
            url.append('/').append(text.length()).append(':').append(text);
        }
        return version5(URLS, url.toString());
    }

    static UUID version5(UUID namespace, String name) {
        byte[] space = ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array();
        MessageDigest sha1 = sha1();
        sha1.update(space);
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = hash.getLong() & ~0xF000L | 0x5000L;
        long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
