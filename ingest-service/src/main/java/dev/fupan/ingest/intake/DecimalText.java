package dev.fupan.ingest.intake;

/** Decides whether characters are a decimal that every later part can hold exactly. */
final class DecimalText {

    static final String EXPECTED =
            "a decimal with at most 20 digits before and 18 after the point, as a number or in a string";
    private static final int BEFORE_POINT = 20;
    private static final int AFTER_POINT = 18;
    /** What a field without a meaning may hold: finite in every format. */
    private static final int FINITE_EXPONENT = 300;

    private DecimalText() {}

    /** The grammar of a JSON number, within the digits that money and measures get. */
    static boolean isDecimal(char[] text, int from, int length) {
        return fits(text, from, from + length, BEFORE_POINT, AFTER_POINT);
    }

    /** For numbers that nobody reads: a number that no double and no numeric column could take is refused. */
    static boolean isFinite(char[] text, int from, int length) {
        return fits(text, from, from + length, FINITE_EXPONENT, FINITE_EXPONENT);
    }

    private static boolean fits(char[] text, int from, int to, int maxBefore, int maxAfter) {
        int i = from;
        if (i < to && text[i] == '-') i++;
        int integer = i;
        while (i < to && isDigit(text[i])) i++;
        int before = i - integer;
        if (before == 0 || before > 1 && text[integer] == '0') return false;
        int after = 0;
        if (i < to && text[i] == '.') {
            int fraction = ++i;
            while (i < to && isDigit(text[i])) i++;
            after = i - fraction;
            if (after == 0) return false;
        }
        int exponent = 0;
        if (i < to && (text[i] == 'e' || text[i] == 'E')) {
            boolean negative = ++i < to && text[i] == '-';
            if (i < to && (text[i] == '-' || text[i] == '+')) i++;
            int digits = i;
            while (i < to && isDigit(text[i])) {
                exponent = Math.min(100_000, exponent * 10 + text[i++] - '0');
            }
            if (i == digits) return false;
            if (negative) exponent = -exponent;
        }
        return i == to && before + exponent <= maxBefore && after - exponent <= maxAfter;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
