package dev.fupan.actions.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an action lacks to be concrete: by these words people are told which part is missing. */
public final class Vagueness {

    // Arabic digits of any script, or Chinese numerals before a counting word, as in 每周三次.
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}|[一二两三四五六七八九十百千万半][个次名位份家条天周月年成倍场项件人套篇]");

    private Vagueness() {}

    /** {@code number}, {@code checkpoint}, {@code resources}, {@code degree}; empty = concrete. */
    public static List<String> missingIn(
            String measure,
            @Nullable String degree,
            @Nullable String resources,
            boolean hasCheckpoint,
            boolean hasCriterion) {
        List<String> missing = new ArrayList<>();
        boolean counted = hasCriterion || hasNumber(measure) || degree != null && hasNumber(degree);
        if (!counted) missing.add("number");
        if (!hasCheckpoint) missing.add("checkpoint");
        if (resources == null) missing.add("resources");
        if (degree == null && !hasCriterion) missing.add("degree");
        return missing;
    }

    private static boolean hasNumber(String text) {
        return NUMBER.matcher(text).find();
    }
}
