package dev.fupan.review.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words of a text, for finding it again.
 *
 * <p>Letters and digits between blanks and signs are one word, in lower case and without accents. Chinese, Japanese
 * and Korean characters become words alone and in pairs of neighbours, so that 价格 finds 价格异议 and no dictionary
 * has to know where words end.
 */
public final class Words {

    private static final int LONGEST = 64;
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

    private Words() {}

    /** What a text is stored under. */
    public static Set<String> of(String text) {
        return read(text, true);
    }

    /**
     * What must all be there where this is looked for. A run of several characters asks for its pairs alone, or a text
     * with the same characters far apart would be found too.
     */
    public static Set<String> sought(String text) {
        return read(text, false);
    }

    private static Set<String> read(String text, boolean singles) {
        Set<String> words = new TreeSet<>();
        StringBuilder word = new StringBuilder();
        List<String> run = new ArrayList<>();
        for (int point : plain(text).codePoints().toArray()) {
            boolean together = isWrittenTogether(point);
            boolean letter = !together && Character.isLetterOrDigit(point);
            if (!letter) endWord(word, words);
            if (!together) endRun(run, words, singles);
            if (together) run.add(Character.toString(point));
            if (letter) word.appendCodePoint(point);
        }
        endWord(word, words);
        endRun(run, words, singles);
        return words;
    }

    /** Full-width and other forms as the usual ones, accents gone, in lower case. */
    private static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = ACCENTS.matcher(apart).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean isWrittenTogether(int point) {
        if (Character.isIdeographic(point)) return true;
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL;
    }

    private static void endWord(StringBuilder word, Set<String> words) {
        if (word.isEmpty()) return;
        int end = word.offsetByCodePoints(0, Math.min(LONGEST, word.codePointCount(0, word.length())));
        words.add(word.substring(0, end));
        word.setLength(0);
    }

    private static void endRun(List<String> run, Set<String> words, boolean singles) {
        if (singles || run.size() == 1) words.addAll(run);
        for (int i = 0; i + 1 < run.size(); i++) words.add(run.get(i) + run.get(i + 1));
        run.clear();
    }
}
