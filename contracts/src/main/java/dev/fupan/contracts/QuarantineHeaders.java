package dev.fupan.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Headers on {@link Topics#CRM_QUARANTINE} beside those of {@link CeHeaders}.
 *
 * <p>Tenant, origin and reason name what waits, however often it is told. A record with {@link #STATE} is no event: it
 * says that somebody decided about what waits under that name.
 */
public final class QuarantineHeaders {

    /** Why a record waits. */
    public static final String REASON = "fupan_reason";
    /** The same for people. */
    public static final String DETAIL = "fupan_detail";
    /** Where the record stood that could not be counted: topic/partition/offset. */
    public static final String ORIGIN = "fupan_origin";
    /** What was decided: redriven or discarded. */
    public static final String STATE = "fupan_state";

    private static final List<String> IDENTITY =
            List.of(CeHeaders.SOURCE, CeHeaders.ID, CeHeaders.TYPE, CeHeaders.TIME);

    private QuarantineHeaders() {}

    /** Why the record waits, by its headers. */
    public static String reason(Map<String, String> headers) {
        return headers.getOrDefault(REASON, "unnamed");
    }

    /**
     * Where the record stood; for one that never reached the log, what it is, so that a producer who repeats it waits
     * once.
     */
    public static String origin(Map<String, String> headers, byte[] data) {
        String origin = headers.getOrDefault(ORIGIN, "");
        return origin.isEmpty() ? identity(headers, data) : origin;
    }

    private static String identity(Map<String, String> headers, byte[] data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : IDENTITY) {
                digest.update(headers.getOrDefault(name, "").getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return "event/" + HexFormat.of().formatHex(digest.digest(data));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
