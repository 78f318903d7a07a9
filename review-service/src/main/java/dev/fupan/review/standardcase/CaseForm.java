package dev.fupan.review.standardcase;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A standard case as people write it, and a sale that is held against one. */
final class CaseForm {

    private static final int STORY = 4_000;
    private static final int STEPS = 30;
    private static final int LONGEST = 3_650;
    private static final Set<String> SALE = Set.of("customerType", "size", "steps", "cycleDays");
    private static final Set<String> OTHERS = Set.of("name", "kind", "story", "account", "team", "month", "published");

    private CaseForm() {}

    /** @param month of cases that name none */
    static CaseText read(JsonNode body, YearMonth month) {
        return read(body, null, month);
    }

    /** What the body leaves out is as before. */
    static CaseText change(CaseText before, JsonNode body) {
        return read(body, before, before.month());
    }

    static Sale sale(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Sale sale = sale(new Form(body, "", found, SALE), null);
        Violation.throwIfAny(found);
        return sale;
    }

    private static CaseText read(JsonNode body, @Nullable CaseText before, YearMonth usual) {
        List<Violation> found = new ArrayList<>();
        Set<String> known = new HashSet<>(SALE);
        known.addAll(OTHERS);
        Form form = new Form(body, "", found, known);
        String name = before != null && !form.has("name") ? before.name() : form.required("name", Form.SHORT);
        String kind =
                before != null && !form.has("kind") ? before.kind() : form.oneOf("kind", CaseText.KINDS, "standard");
        Sale sale = sale(form, before == null ? null : before.sale());
        String story = before != null && !form.has("story") ? before.story() : form.optional("story", STORY);
        String account =
                before != null && !form.has("account") ? before.account() : form.optional("account", Form.SHORT);
        String team = before != null && !form.has("team") ? before.team() : form.optional("team", Form.SHORT);
        YearMonth month = form.absent("month") ? usual : month(form, usual);
        boolean published = before != null && before.published();
        if (form.node("published").isBoolean())
            published = form.node("published").booleanValue();
        else if (!form.absent("published")) form.wrong("published", "true or false");
        Violation.throwIfAny(found);
        return new CaseText(name, kind, sale, story, account, team, month, published);
    }

    private static Sale sale(Form form, @Nullable Sale before) {
        String type = before != null && !form.has("customerType")
                ? before.customerType()
                : form.required("customerType", Form.SHORT);
        String size = before != null && !form.has("size") ? before.size() : form.required("size", Form.SHORT);
        List<String> steps = before != null && !form.has("steps") ? before.steps() : steps(form);
        if (before == null && form.absent("cycleDays"))
            form.wrong("cycleDays", "whole days from the first contact to the signature");
        int cycle = form.whole("cycleDays", 0, LONGEST, before == null ? 0 : before.cycleDays());
        return new Sale(type, size, steps, cycle);
    }

    private static List<String> steps(Form form) {
        if (form.absent("steps") || form.node("steps").isEmpty())
            form.wrong("steps", "1 to " + STEPS + " steps of the sales process, in their order");
        return form.texts("steps", STEPS, Form.SHORT);
    }

    private static YearMonth month(Form form, YearMonth otherwise) {
        try {
            return YearMonth.parse(form.node("month").asText());
        } catch (DateTimeException none) {
            form.wrong("month", "a month like 2026-11");
            return otherwise;
        }
    }
}
