package dev.fupan.actions.feed;

import java.nio.charset.StandardCharsets;

/**
 * Long lines as RFC 5545 wants them: at most 75 octets, the rest on lines that begin with a space, and never a break
 * within a character. The library counts characters, of which a Chinese one has three octets.
 */
final class Folding {

    private static final int MOST = 75;
    private static final String BREAK = "\r\n ";

    private Folding() {}

    /** Folds every line of a text whose lines end with CR LF. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / 16);
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String one = Character.toString(point);
            boolean ends = point == '\r' || point == '\n';
            int more = ends ? 0 : one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > MOST) {
                folded.append(BREAK);
                octets = 1;
            }
            folded.append(one);
            octets = ends ? 0 : octets + more;
            i += Character.charCount(point);
        }
        return folded.toString();
    }
}
