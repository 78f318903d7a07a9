package dev.fupan.actions.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.criterion.CriterionRules;
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
final class CriterionForm {

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
    static @Nullable Criterion read(JsonNode json, String pointer, String currency, List<Violation> found) {
        int before = found.size();
        Form field = new Form(json, pointer, found, FIELDS);
        String metric = field.required("metric", WORD);
        Map<String, String> filter = filter(field);
        String window = field.required("window", WORD);
        String comparator = field.required("comparator", WORD);
        BigDecimal threshold = threshold(field);
        String unit = field.required("unit", WORD);
        int minimum = minimum(field);
        String mode = orElse(field.optional("mode", WORD), "evidence");
        String horizon = field.optional("horizon", WORD);
        String onPass = orElse(field.optional("onPass", WORD), "continue");
        String onFail = orElse(field.optional("onFail", WORD), "continue");
        String onInconclusive = orElse(field.optional("onInconclusive", WORD), "extend");
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

    private static Map<String, String> filter(Form field) {
        Map<String, String> filter = new TreeMap<>();
        JsonNode node = field.node("filter");
        if (node.isMissingNode() || node.isNull()) return filter;
        if (!node.isObject()) field.wrong("filter", "an object of dimension and value, like {\"channel\": \"ads\"}");
        node.properties().forEach(one -> {
            if (one.getValue().isTextual())
                filter.put(one.getKey(), one.getValue().textValue());
            else field.wrong("filter/" + one.getKey(), "one text");
        });
        return filter;
    }

    private static @Nullable BigDecimal threshold(Form field) {
        JsonNode node = field.node("threshold");
        try {
            if (node.isTextual() && node.textValue().length() <= WORD) return new BigDecimal(node.textValue());
            if (node.isNumber()) return node.decimalValue();
        } catch (NumberFormatException none) {
            // told below
        }
        field.wrong("threshold", "a decimal, best as a text like \"0.10\"");
        return null;
    }

    private static int minimum(Form field) {
        JsonNode node = field.node("minimumSample");
        if (node.isMissingNode() || node.isNull()) return 1;
        if (node.isIntegralNumber() && node.canConvertToInt()) return node.intValue();
        field.wrong("minimumSample", "a whole number");
        return 1;
    }
}
