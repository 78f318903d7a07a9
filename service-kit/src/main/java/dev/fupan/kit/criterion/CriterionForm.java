package dev.fupan.kit.criterion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A criterion as people write it: evidence mode unless they say otherwise, and nothing happens unless they say so. */
public final class CriterionForm {

    private static final Set<String> FIELDS = Set.of(
            "metric",
            "filter",
            "window",
            "comparator",
            "threshold",
            "unit",
            "minimumSample",
            "mode",
            "horizon",
            "onPass",
            "onFail",
            "onInconclusive");
    private static final int WORD = 40;

    private CriterionForm() {}

    /** Null, with violations, when it breaks a rule. */
    public static @Nullable Criterion read(JsonNode json, String pointer, String currency, List<Violation> found) {
        int before = found.size();
        Form form = new Form(json, pointer, found, FIELDS);
        String metric = form.required("metric", WORD);
        Map<String, String> filter = filter(form);
        String window = form.required("window", WORD);
        String comparator = form.required("comparator", WORD);
        BigDecimal threshold = threshold(form);
        String unit = form.required("unit", WORD);
        int minimum = minimum(form);
        String mode = orElse(form.optional("mode", WORD), "evidence");
        String horizon = form.optional("horizon", WORD);
        String onPass = orElse(form.optional("onPass", WORD), "continue");
        String onFail = orElse(form.optional("onFail", WORD), "continue");
        String onInconclusive = orElse(form.optional("onInconclusive", WORD), "extend");
        if (found.size() > before || threshold == null) return null;
        Criterion criterion = new Criterion(
                metric,
                filter,
                window,
                comparator,
                threshold,
                unit,
                minimum,
                mode,
                horizon,
                onPass,
                onFail,
                onInconclusive);
        for (Violation one : CriterionRules.violations(criterion, currency))
            found.add(new Violation(pointer + one.pointer(), one.expected()));
        return found.size() > before ? null : criterion;
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private static Map<String, String> filter(Form form) {
        Map<String, String> filter = new TreeMap<>();
        JsonNode node = form.node("filter");
        if (node.isMissingNode() || node.isNull()) return filter;
        if (!node.isObject()) form.wrong("filter", "an object of dimension and value, like {\"channel\": \"ads\"}");
        node.properties().forEach(one -> {
            if (one.getValue().isTextual())
                filter.put(one.getKey(), one.getValue().textValue());
            else form.wrong("filter/" + one.getKey(), "one text");
        });
        return filter;
    }

    private static @Nullable BigDecimal threshold(Form form) {
        JsonNode node = form.node("threshold");
        try {
            if (node.isTextual() && node.textValue().length() <= WORD) return new BigDecimal(node.textValue());
            if (node.isNumber()) return node.decimalValue();
        } catch (NumberFormatException none) {
            // told below
        }
        form.wrong("threshold", "a decimal, best as a text like \"0.10\"");
        return null;
    }

    private static int minimum(Form form) {
        JsonNode node = form.node("minimumSample");
        if (node.isMissingNode() || node.isNull()) return 1;
        if (node.isIntegralNumber() && node.canConvertToInt()) return node.intValue();
        form.wrong("minimumSample", "a whole number");
        return 1;
    }
}
