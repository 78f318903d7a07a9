package dev.fupan.review.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a group says of a cause.
 *
 * @param surfaceProblem what shows
 * @param rootProblem what lies behind it
 * @param initialCause the first guess
 * @param deepCause what was found by digging; needed for a conclusion
 * @param verification by what the cause is checked; needed for a conclusion
 * @param controllable {@code controllable}, {@code semi} or {@code external}; needed for a conclusion
 * @param branch of the fishbone
 * @param whys the chain from what shows to the root, in its order
 */
record CauseText(
        UUID problemId,
        String surfaceProblem,
        String rootProblem,
        String initialCause,
        @Nullable String deepCause,
        @Nullable String verification,
        @Nullable String verificationNote,
        @Nullable String controllable,
        @Nullable String branch,
        List<Why> whys) {

    static final List<String> CONTROLLABLE = List.of("controllable", "semi", "external");
    static final Set<String> VERIFICATIONS = Set.of("data", "interview", "document", "sample");

    CauseText {
        whys = List.copyOf(whys);
    }

    /** What a conclusion would still need, by field names. */
    List<String> missingForConclusion() {
        List<String> missing = new ArrayList<>();
        if (deepCause == null) missing.add("deepCause");
        if (verification == null) missing.add("verification");
        if (controllable == null) missing.add("controllable");
        if (whys.isEmpty()) missing.add("whys");
        return missing;
    }
}
