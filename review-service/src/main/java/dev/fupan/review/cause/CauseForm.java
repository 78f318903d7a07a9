package dev.fupan.review.cause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cause, and the branches of a fishbone, as people write them. */
final class CauseForm {

    private static final int TEXT = 1_000;
    private static final int WHYS = 10;
    private static final int BRANCHES = 12;
    private static final Set<String> FIELDS = Set.of(
            "problemId",
            "surfaceProblem",
            "rootProblem",
            "initialCause",
            "deepCause",
            "verification",
            "verificationNote",
            "controllable",
            "branch",
            "whys");

    private final Form form;
    private final List<Violation> found = new ArrayList<>();
    private final @Nullable CauseText before;

    private CauseForm(JsonNode body, @Nullable CauseText before) {
        this.form = new Form(body, "", found, FIELDS);
        this.before = before;
    }

    /** What the body leaves out is as {@code before}; a new cause has no before. */
    static CauseText read(JsonNode body, @Nullable CauseText before, List<Branch> branches) {
        return new CauseForm(body, before).read(branches);
    }

    private CauseText read(List<Branch> branches) {
        Set<String> keys = new TreeSet<>();
        for (Branch branch : branches) keys.add(branch.key());
        UUID problem = before != null && !form.has("problemId") ? before.problemId() : problem();
        CauseText text = new CauseText(
                problem,
                before != null && !form.has("surfaceProblem")
                        ? before.surfaceProblem()
                        : form.required("surfaceProblem", TEXT),
                before != null && !form.has("rootProblem") ? before.rootProblem() : form.required("rootProblem", TEXT),
                before != null && !form.has("initialCause")
                        ? before.initialCause()
                        : form.required("initialCause", TEXT),
                before != null && !form.has("deepCause") ? before.deepCause() : form.optional("deepCause", TEXT),
                before != null && !form.has("verification")
                        ? before.verification()
                        : word("verification", CauseText.VERIFICATIONS),
                before != null && !form.has("verificationNote")
                        ? before.verificationNote()
                        : form.optional("verificationNote", TEXT),
                before != null && !form.has("controllable")
                        ? before.controllable()
                        : word("controllable", Set.copyOf(CauseText.CONTROLLABLE)),
                before != null && !form.has("branch") ? before.branch() : word("branch", keys),
                before != null && !form.has("whys") ? before.whys() : whys());
        Violation.throwIfAny(found);
        return text;
    }

    private UUID problem() {
        UUID id = id(form.required("problemId", Form.SHORT));
        if (id == null) form.wrong("problemId", "the id of a problem of this session");
        return id == null ? new UUID(0, 0) : id;
    }

    private @Nullable String word(String name, Set<String> words) {
        return form.absent(name) ? null : form.oneOf(name, words, null);
    }

    private List<Why> whys() {
        List<Why> whys = new ArrayList<>();
        JsonNode node = form.node("whys");
        if (form.absent("whys")) return whys;
        if (!node.isArray() || node.size() > WHYS) {
            form.wrong("whys", "a list of at most " + WHYS + " answers to \"why?\", from what shows to the root");
            return whys;
        }
        for (int i = 0; i < node.size(); i++) {
            Form one = new Form(node.get(i), form.pointer("whys") + "/" + i, found, Set.of("text", "causeId"));
            String text = one.required("text", TEXT);
            String cause = one.optional("causeId", Form.SHORT);
            UUID id = cause == null ? null : id(cause);
            if (cause != null && id == null) one.wrong("causeId", "the id of another cause of this session");
            whys.add(new Why(text, id));
        }
        return whys;
    }

    /** The branches of a body; each has a key of its own and a title. */
    static List<Branch> branches(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("branches"));
        JsonNode node = form.node("branches");
        List<Branch> branches = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        if (!node.isArray() || node.isEmpty() || node.size() > BRANCHES)
            form.wrong("branches", "a list of 1 to " + BRANCHES + " branches");
        else
            for (int i = 0; i < node.size(); i++) {
                Form one = new Form(node.get(i), "/branches/" + i, found, Set.of("key", "title"));
                String key = one.required("key", Form.SHORT);
                if (!key.matches("[a-z][a-z0-9_]{0,39}"))
                    one.wrong("key", "1 to 40 small letters, digits and underscores, a letter first");
                if (!keys.add(key)) one.wrong("key", "each key once");
                Form title = one.inner("title", Set.of("en", "zh"));
                Map<String, String> words = new TreeMap<>();
                for (String language : List.of("en", "zh")) {
                    String word = title.optional(language, Form.SHORT);
                    if (word != null) words.put(language, word);
                }
                if (words.isEmpty()) one.wrong("title", "a title as en, zh or both");
                branches.add(new Branch(key, words));
            }
        Violation.throwIfAny(found);
        return branches;
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
