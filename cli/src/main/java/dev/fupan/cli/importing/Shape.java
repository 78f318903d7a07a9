package dev.fupan.cli.importing;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fupan.contracts.crm.FieldSpec;
import java.math.BigDecimal;

/** The JSON that a field wants, made of what a cell holds. What does not fit is left as it is: the check names it. */
enum Shape {
    TEXT,
    DECIMAL,
    INTEGER,
    DATE,
    INSTANT,
    /** As it came: objects, lists, booleans. */
    JSON;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Shape of(FieldSpec.Kind kind) {
        return switch (kind) {
            case DECIMAL -> DECIMAL;
            case INTEGER -> INTEGER;
            case DATE -> DATE;
            case INSTANT -> INSTANT;
            case MAP, TEXT_MAP, DECIMAL_MAP, TEXT_LIST, LIST, ITEMS -> JSON;
            case TEXT, ID, CURRENCY, PERIOD, ENUM -> TEXT;
        };
    }

    JsonNode node(Object content, Times times) throws RowFault {
        if (content == Jsonata.NULL_VALUE) {
            return NullNode.getInstance();
        }
        return switch (this) {
            case TEXT -> TextNode.valueOf(text(content));
            case DECIMAL -> TextNode.valueOf(text(content).trim());
            case INTEGER -> integer(content);
            case DATE -> TextNode.valueOf(times.date(text(content)).toString());
            case INSTANT -> TextNode.valueOf(times.instant(text(content)).toString());
            case JSON -> content instanceof String text ? TextNode.valueOf(text) : MAPPER.valueToTree(content);
        };
    }

    private static String text(Object content) {
        if (content instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return content instanceof BigDecimal number ? number.toPlainString() : content.toString();
    }

    private static JsonNode integer(Object content) {
        try {
            return MAPPER.getNodeFactory().numberNode(new BigDecimal(text(content)).longValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return TextNode.valueOf(text(content));
        }
    }
}
