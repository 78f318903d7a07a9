package dev.fupan.ingest.directory;

import dev.fupan.kit.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request, all of it at once: where, and what was expected there. */
final class Violations {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final List<Map<String, String>> found = new ArrayList<>();

    void add(String pointer, String expected) {
        found.add(Map.of("pointer", pointer, "expected", expected));
    }

    void require(boolean right, String pointer, String expected) {
        if (!right) add(pointer, expected);
    }

    static boolean isId(@Nullable String id) {
        return id != null && ID.matcher(id).matches();
    }

    /** An id fit for paths, topic keys and log lines. */
    void requireId(@Nullable String id, String pointer) {
        require(isId(id), pointer, "1 to 64 characters a-z, A-Z, 0-9, '.', '_' and '-', a letter or digit first");
    }

    /** One line of text. */
    void requireLine(@Nullable String text, int longest, String pointer) {
        boolean right = text != null && !text.isBlank() && text.length() <= longest && isClean(text);
        require(right, pointer, "1 to " + longest + " characters on one line");
    }

    /** Lines of text, none twice; true when the list is as it should be. */
    void requireLines(List<String> texts, int most, int longest, String pointer) {
        require(texts.size() <= most, pointer, "at most " + most);
        require(texts.stream().distinct().count() == texts.size(), pointer, "each one once");
        for (int i = 0; i < Math.min(texts.size(), most); i++) requireLine(texts.get(i), longest, pointer + "/" + i);
    }

    /** Throws all that was found. */
    void refuse() {
        if (!found.isEmpty())
            throw ProblemType.INVALID
                    .because("See 'violations' for what was expected where.")
                    .with("violations", List.copyOf(found))
                    .asException();
    }

    // NUL fails in PostgreSQL, half of a surrogate pair in UTF-8; other controls have no business in one line.
    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
