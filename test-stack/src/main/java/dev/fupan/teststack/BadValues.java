package dev.fupan.teststack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody might send by mistake or on purpose where a value of some shape is expected; none of it fits. */
final class BadValues {

    /** Fits every text; whoever shows it must not run it. */
    static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)> 价格 \uD83D\uDE00 ' \" -- ;";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG = 100_000;
    private static final int MANY = 5_000;

    private BadValues() {}

    /** By what is wrong with them. */
    static Map<String, JsonNode> of(DescribedBody.Shape shape) {
        Map<String, JsonNode> bad = new LinkedHashMap<>();
        switch (shape.type()) {
            case "string" -> texts(shape, bad);
            case "integer", "number" -> numbers(shape, bad);
            case "boolean" -> put(bad, text("maybe"), IntNode.valueOf(7), JSON.objectNode(), JSON.arrayNode());
            case "array" -> lists(shape, bad);
            case "object" -> put(bad, text("text"), IntNode.valueOf(7), BooleanNode.TRUE, JSON.arrayNode());
            default -> {} // nothing is promised, so nothing can be wrong
        }
        return bad;
    }

    private static void texts(DescribedBody.Shape shape, Map<String, JsonNode> bad) {
        List<String> words = new ArrayList<>();
        if (shape.format().equals("date"))
            words.addAll(List.of("2026-02-30", "2026-13-01", "31.12.2026", "99999-01-01", "0001-01-01", "soon", ""));
        else if (shape.format().equals("date-time"))
            words.addAll(List.of("2026-02-30T09:00:00Z", "2026-11-23", "2026-11-23 09:00", "99999-01-01T00:00:00Z"));
        else if (!shape.format().isEmpty() || shape.isChoice()) words.add("no such word");
        else bad.put("too long", text("x".repeat(LONG)));
        words.forEach(word -> bad.put(word, text(word)));
        bad.put("NUL", text("a\0b"));
        bad.put("control character", text("a\u0007b"));
        bad.put("half a surrogate pair", text("a\uD83D"));
        put(bad, IntNode.valueOf(7), BooleanNode.TRUE, JSON.objectNode(), JSON.arrayNode());
    }

    private static void numbers(DescribedBody.Shape shape, Map<String, JsonNode> bad) {
        put(bad, text("seven"), BooleanNode.TRUE, JSON.objectNode(), JSON.arrayNode());
        if (!shape.type().equals("integer")) return;
        bad.put("a fraction", DecimalNode.valueOf(new BigDecimal("1.5")));
        bad.put("out of any range", DecimalNode.valueOf(new BigDecimal("1e400")));
        bad.put("negative", IntNode.valueOf(-1));
    }

    private static void lists(DescribedBody.Shape shape, Map<String, JsonNode> bad) {
        put(bad, text("text"), IntNode.valueOf(7), JSON.objectNode());
        var many = JSON.arrayNode();
        for (int i = 0; i < MANY; i++) many.add("x" + i);
        bad.put("far too many", many);
        bad.put("a list in the list", JSON.arrayNode().add(JSON.arrayNode()));
        if (!shape.items().isRecord())
            of(shape.items())
                    .forEach((why, value) ->
                            bad.put("one is " + why, JSON.arrayNode().add(value)));
    }

    private static void put(Map<String, JsonNode> bad, JsonNode... wrongTypes) {
        for (JsonNode one : wrongTypes)
            bad.put("a " + one.getNodeType().name().toLowerCase(java.util.Locale.ROOT), one);
    }

    private static TextNode text(String text) {
        return TextNode.valueOf(text);
    }
}
