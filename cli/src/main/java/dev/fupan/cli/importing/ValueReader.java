package dev.fupan.cli.importing;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads values and conditions of a mapping.
 *
 * <p>{@code name} is a column, {@code "= ..."} a JSONata expression, {@code "a/{b}"} a template with columns, and a
 * map spells it out: {@code column}, {@code constant} or {@code expression}, with {@code replace} and {@code default}.
 */
final class ValueReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ValueReader() {}

    static Value value(MappingNode node) {
        if (node.json().isTextual()) {
            return shorthand(node);
        }
        if (node.json().isValueNode() && !node.json().isNull()) {
            return constant(node);
        }
        node.knowing("column", "constant", "expression", "replace", "default");
        Value value = node.optional("constant")
                .map(ValueReader::constant)
                .or(() -> node.optional("expression").map(inner -> expression(inner, inner.text())))
                .orElseGet(() -> new Value.Column(
                        node.required("column").text(),
                        node.optional("replace").map(MappingNode::texts).orElse(Map.of())));
        return node.optional("default")
                .<Value>map(otherwise -> new Value.Otherwise(value, constant(otherwise)))
                .orElse(value);
    }

    private static Value shorthand(MappingNode node) {
        String text = node.text();
        if (text.startsWith("=")) {
            return expression(node, text.substring(1).trim());
        }
        return text.contains("{") ? template(node, text) : new Value.Column(text, Map.of());
    }

    private static Value constant(MappingNode node) {
        try {
            return new Value.Constant(JSON.treeToValue(node.json(), Object.class));
        } catch (JsonProcessingException impossible) {
            throw node.fault("is no constant: " + impossible.getOriginalMessage());
        }
    }

    private static Value.Expression expression(MappingNode node, String source) {
        try {
            return Value.Expression.compile(source);
        } catch (JException wrong) {
            throw node.fault("is no JSONata expression: " + wrong.getMessage());
        }
    }

    private static Value template(MappingNode node, String text) {
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw node.fault("has a '{' without a '}'");
            }
            parts.add(new Value.Constant(text.substring(from, open)));
            parts.add(new Value.Column(text.substring(open + 1, close), Map.of()));
            from = close + 1;
        }
        parts.add(new Value.Constant(text.substring(from)));
        return new Value.Template(parts);
    }

    static Condition condition(MappingNode node) {
        if (!node.json().isTextual() && node.json().has("is")) {
            node.knowing("column", "is");
            Value column = new Value.Column(node.required("column").text(), Map.of());
            return new Condition.OneOf(column, words(node.required("is")));
        }
        Value value = value(node);
        return value instanceof Value.Expression expression
                ? new Condition.Says(expression)
                : new Condition.Present(value);
    }

    private static Set<String> words(MappingNode node) {
        if (!node.json().isArray()) {
            return Set.of(node.text());
        }
        Set<String> words = new HashSet<>();
        node.items().forEach(item -> words.add(item.text()));
        return words;
    }
}
