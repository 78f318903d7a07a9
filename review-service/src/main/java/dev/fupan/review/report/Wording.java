package dev.fupan.review.report;

import dev.fupan.kit.problem.ProblemType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of reports in one language. */
final class Wording {

    static final Set<String> LANGUAGES = Set.of("en", "zh");
    private static final Map<String, Wording> ALL = Map.of("en", new Wording("en"), "zh", new Wording("zh"));

    private final String language;
    private final Properties words = new Properties();

    private Wording(String language) {
        this.language = language;
        try (var in = Wording.class.getResourceAsStream("/report/words_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language asked for by name, else by {@code Accept-Language}. */
    static Wording of(@Nullable String language, String acceptLanguage) {
        if (language == null) return of(acceptLanguage);
        Wording words = ALL.get(language);
        if (words == null)
            throw ProblemType.INVALID
                    .because("Reports are written in en and zh, not in '" + language + "'.")
                    .asException();
        return words;
    }

    /** The first language of an {@code Accept-Language} that there is; English otherwise. */
    static Wording of(String acceptLanguage) {
        for (String one : acceptLanguage.split(",")) {
            String tag = one.split(";")[0].trim().toLowerCase(Locale.ROOT);
            String language = tag.split("-")[0];
            if (LANGUAGES.contains(language)) return ALL.get(language);
        }
        return ALL.get("en");
    }

    String language() {
        return language;
    }

    boolean isChinese() {
        return language.equals("zh");
    }

    String say(String key) {
        String word = words.getProperty(key);
        if (word == null) throw new IllegalArgumentException("no word for " + key);
        return word;
    }

    /** The word for a value of the domain; the value itself where there is none. */
    String value(String kind, String value) {
        return value(kind, value, value);
    }

    /** The word for a value of the domain; that text where there is none. */
    String value(String kind, String value, String otherwise) {
        return words.getProperty(kind + "." + value.toLowerCase(Locale.ROOT), otherwise);
    }

    /** The sentence with its places filled, {@code {0}} by the first text. */
    String fill(String key, Object... texts) {
        String said = say(key);
        StringBuilder out = new StringBuilder(said.length() + 32);
        // In one go, so that braces in what people wrote stay what they are.
        for (int i = 0; i < said.length(); i++) {
            boolean place = said.charAt(i) == '{' && i + 2 < said.length() && said.charAt(i + 2) == '}';
            if (!place) {
                out.append(said.charAt(i));
                continue;
            }
            out.append(texts[said.charAt(i + 1) - '0']);
            i += 2;
        }
        return out.toString();
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }
}
