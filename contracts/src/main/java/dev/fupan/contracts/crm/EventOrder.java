package dev.fupan.contracts.crm;

import org.jspecify.annotations.Nullable;

/**
 * The comparisons of which the order of events is made: time, source, sequence, id, entity kind, entity id.
 *
 * <p>Texts compare by their UTF-8 bytes, as the database does; Java's own order differs beyond the basic plane.
 */
public final class EventOrder {

    private static final int ABSENT = 0;
    private static final int DIGITS = 1;
    private static final int OTHER = 2;

    private EventOrder() {}

    /**
     * The source's own order: absent before all-digit by value before others by bytes.
     *
     * <p>Zero for {@code 7} and {@code 007}, which are the same place; the id decides then.
     */
    public static int compareSequence(@Nullable String a, @Nullable String b) {
        int kind = kindOf(a);
        int kindOfB = kindOf(b);
        if (kind != kindOfB) {
            return Integer.compare(kind, kindOfB);
        }
        if (kind == ABSENT || a == null || b == null) {
            return 0;
        }
        return kind == DIGITS ? compareDigits(a, b) : compareUtf8(a, b);
    }

    /** By code point, which for well-formed text is the order of the UTF-8 bytes. */
    public static int compareUtf8(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // a surrogate stands for a code point above all others of the basic plane
                boolean xHigh = Character.isSurrogate(x);
                return xHigh == Character.isSurrogate(y) ? Character.compare(x, y) : xHigh ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int kindOf(@Nullable String sequence) {
        if (sequence == null || sequence.isEmpty()) {
            return ABSENT;
        }
        for (int i = 0; i < sequence.length(); i++) {
            char c = sequence.charAt(i);
            if (c < '0' || c > '9') {
                return OTHER;
            }
        }
        return DIGITS;
    }

    /** Of any length: without its leading zeros the longer number is the greater one. */
    private static int compareDigits(String a, String b) {
        int i = firstSignificant(a);
        int j = firstSignificant(b);
        int length = a.length() - i;
        if (length != b.length() - j) {
            return Integer.compare(length, b.length() - j);
        }
        for (; i < a.length(); i++, j++) {
            if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            }
        }
        return 0;
    }

    private static int firstSignificant(String digits) {
        int i = 0;
        while (i < digits.length() && digits.charAt(i) == '0') {
            i++;
        }
        return i;
    }
}
