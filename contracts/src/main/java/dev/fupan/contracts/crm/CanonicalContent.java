package dev.fupan.contracts.crm;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a record says, whatever way it was written: two records of one identity are duplicates when these are equal.
 *
 * <p>It covers the type, the instant of time cut to microseconds or its absence, the sequence and the data. Of the data
 * the order of keys and white space do not count, and the decimals {@code amount, rate, value, discountPercent, score,
 * weight} of its first level count by value; everything else counts as sent. 128 bits of SHA-256 are kept: it is stored
 * with every event, so its making must never change.
 */
public record CanonicalContent(long high, long low) {

    public static final int BYTES = 16;

    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private static final ThreadLocal<Hashing> HASHING = ThreadLocal.withInitial(Hashing::new);

    /**
     * The content of a record.
     *
     * @param time as the producer gave it, null when it gave none
     * @param sequence null and empty both mean absent
     * @param data JSON as sent; empty when the event came without data
     * @throws IllegalArgumentException when the data is not one JSON value
     */
    public static CanonicalContent of(String type, @Nullable Instant time, @Nullable String sequence, byte[] data) {
        return HASHING.get().hash(type, time, sequence, data);
    }

    public static CanonicalContent ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a content has " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CanonicalContent(buffer.getLong(), buffer.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** What one thread reuses from record to record. */
    private static final class Hashing {

        private final MessageDigest sha256 = sha256();
        private final CanonicalBytes bytes = new CanonicalBytes();
        private final CanonicalData data = new CanonicalData(bytes);

        CanonicalContent hash(String type, @Nullable Instant time, @Nullable String sequence, byte[] json) {
            bytes.clear();
            bytes.text(type);
            if (time == null) {
                bytes.put(ABSENT);
            } else {
                Instant cut = time.truncatedTo(ChronoUnit.MICROS);
                bytes.put(PRESENT);
                bytes.putLong(cut.getEpochSecond());
                bytes.putInt(cut.getNano());
            }
            if (sequence == null || sequence.isEmpty()) {
                bytes.put(ABSENT);
            } else {
                bytes.put(PRESENT);
                bytes.text(sequence);
            }
            data.append(json);
            sha256.update(bytes.array(), 0, bytes.length());
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
            return new CanonicalContent(digest.getLong(), digest.getLong());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
