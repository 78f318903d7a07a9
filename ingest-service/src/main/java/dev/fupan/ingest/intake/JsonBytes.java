package dev.fupan.ingest.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One look over the bytes of a JSON text before it is parsed.
 *
 * <p>The parser lets overlong and surrogate forms of UTF-8 through. With them out of the way, a NUL or a lone
 * surrogate can only be written as an escape, so texts without escapes need no look at their characters.
 */
final class JsonBytes {

    /** Not UTF-8. */
    static final int BROKEN = -1;
    /** UTF-8 without unicode escapes. */
    static final int PLAIN = 0;
    /** UTF-8 in which an escaped character may stand for anything. */
    static final int ESCAPED = 1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long BACKSLASHES = ONES * '\\';

    private JsonBytes() {}

    static int inspect(byte[] bytes, int from, int to) {
        if (isWide(bytes, from, to)) return BROKEN;
        int kind = PLAIN;
        int i = from;
        while (i < to) {
            if (to - i >= 8 && uneventful((long) LONGS.get(bytes, i))) {
                i += 8;
                continue;
            }
            byte b = bytes[i];
            if (b >= 0) {
                if (b == '\\' && i + 1 < to && bytes[i + 1] == 'u') kind = ESCAPED;
                i++;
            } else {
                int length = sequence(bytes, i, to);
                if (length == 0) return BROKEN;
                i += length;
            }
        }
        return kind;
    }

    // The parser guesses UTF-16 and UTF-32 from a NUL among the first four bytes, and its offsets then mean nothing.
    private static boolean isWide(byte[] bytes, int from, int to) {
        for (int i = from; i < to && i < from + 4; i++) if (bytes[i] == 0) return true;
        return false;
    }

    // Eight ASCII bytes without a backslash: the usual case, in one step.
    private static boolean uneventful(long eight) {
        long x = eight ^ BACKSLASHES;
        return ((eight | ((x - ONES) & ~x)) & HIGH_BITS) == 0;
    }

    /** Length of the multi-byte sequence that begins here, 0 when there is none (RFC 3629, section 4). */
    private static int sequence(byte[] bytes, int i, int to) {
        int b = bytes[i] & 0xff;
        if (b >= 0xc2 && b <= 0xdf) return tail(bytes, i + 1, to, 0x80, 0xbf, 0) ? 2 : 0;
        if (b >= 0xe0 && b <= 0xef) {
            int low = b == 0xe0 ? 0xa0 : 0x80;
            int high = b == 0xed ? 0x9f : 0xbf;
            return tail(bytes, i + 1, to, low, high, 1) ? 3 : 0;
        }
        if (b >= 0xf0 && b <= 0xf4) {
            int low = b == 0xf0 ? 0x90 : 0x80;
            int high = b == 0xf4 ? 0x8f : 0xbf;
            return tail(bytes, i + 1, to, low, high, 2) ? 4 : 0;
        }
        return 0;
    }

    private static boolean tail(byte[] bytes, int i, int to, int low, int high, int more) {
        if (i + more >= to) return false;
        int second = bytes[i] & 0xff;
        if (second < low || second > high) return false;
        for (int k = i + 1; k <= i + more; k++) if ((bytes[k] & 0xc0) != 0x80) return false;
        return true;
    }
}
