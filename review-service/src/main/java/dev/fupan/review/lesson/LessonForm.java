package dev.fupan.review.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A lesson as people write it. */
final class LessonForm {

    static final int CONTENT = 2_000;
    private static final int POINT = 1_000;
    private static final Set<String> FIELDS =
            Set.of("kind", "content", "scene", "replicablePoint", "scope", "published");

    private LessonForm() {}

    /** @param usual the scope of a lesson that names none */
    static LessonText read(JsonNode body, Map<String, String> usual) {
        return read(body, null, usual);
    }

    /** What the body leaves out is as before. */
    static LessonText change(LessonText before, JsonNode body) {
        return read(body, before, before.scope());
    }

    private static LessonText read(JsonNode body, @Nullable LessonText before, Map<String, String> usual) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, FIELDS);
        String kind = before != null && !form.has("kind") ? before.kind() : form.oneOf("kind", LessonText.KINDS, null);
        String content = before != null && !form.has("content") ? before.content() : form.required("content", CONTENT);
        String scene = before != null && !form.has("scene") ? before.scene() : form.optional("scene", POINT);
        String point = before != null && !form.has("replicablePoint")
                ? before.replicablePoint()
                : form.optional("replicablePoint", POINT);
        Map<String, String> scope = form.absent("scope") ? usual : scope(form);
        boolean published = before != null && before.published();
        if (!form.absent("published")) {
            if (form.node("published").isBoolean())
                published = form.node("published").booleanValue();
            else form.wrong("published", "true or false");
        }
        if (found.isEmpty() && scene == null && point == null)
            form.wrong("scene", "where it applies, or replicablePoint, what to do again or never");
        Violation.throwIfAny(found);
        return new LessonText(kind, content, scene, point, scope, published);
    }

    private static Map<String, String> scope(Form form) {
        Map<String, String> scope = new TreeMap<>();
        Form inner = form.inner("scope", LessonScope.DIMENSIONS);
        for (String dimension : LessonScope.DIMENSIONS) {
            String value = inner.optional(dimension, Form.SHORT);
            if (value != null) scope.put(dimension, value);
        }
        return scope;
    }
}
