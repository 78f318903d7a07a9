package dev.fupan.kit.form;

/** What a text of people may be: something to read, not too long, and nothing that a database or a mail chokes on. */
public final class TextRule {

    private TextRule() {}

    /** Whether it has 1 to {@code max} characters that are not all blank. */
    public static boolean fits(String text, int max) {
        return !text.isBlank() && text.length() <= max && isClean(text);
    }

    // NUL fails in PostgreSQL, half of a surrogate pair in UTF-8; other controls have no business in a text.
    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(point -> point < ' ' && point != '\n' && point != '\t' && point != '\r'
                        || point == 0x7F
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** What is expected there, for a refusal. */
    public static String expected(int max) {
        return "1 to " + max + " characters, without NUL, other control characters and half surrogates";
    }
}
