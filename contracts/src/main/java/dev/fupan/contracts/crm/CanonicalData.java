package dev.fupan.contracts.crm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Writes JSON in the one way in which all writings of the same data are equal.
 *
 * <p>Members are written as they come and then put in the order of their names, so that no tree is built.
 */
final class CanonicalData {

    private static final Set<String> DECIMALS = Set.of("amount", "rate", "value", "discountPercent", "score", "weight");

    /** A text longer than this is no decimal that anyone means; it counts as sent. */
    private static final int LONGEST_DECIMAL = 1000;

    private static final int DEEPEST = 200;

    // names come from outside: interning them would keep every name that anyone ever sent
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final CanonicalBytes bytes;
    private final CanonicalBytes sorted = new CanonicalBytes();

    CanonicalData(CanonicalBytes bytes) {
        this.bytes = bytes;
    }

    void append(byte[] json) {
        if (json.length == 0) {
            bytes.put('-');
            return;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new IllegalArgumentException("data is empty");
            }
            value(parser, first, true);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("data goes on after its end");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("data is not JSON", e);
        }
    }

    private void value(JsonParser parser, JsonToken token, boolean firstLevel) throws IOException {
        switch (token) {
            case START_OBJECT -> object(parser, firstLevel);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> {
                bytes.put('s');
                text(parser);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                bytes.put('n');
                text(parser);
            }
            case VALUE_TRUE -> bytes.put('t');
            case VALUE_FALSE -> bytes.put('f');
            case VALUE_NULL -> bytes.put('0');
            default -> throw new IllegalArgumentException("data is not JSON: " + token);
        }
    }

    private void array(JsonParser parser) throws IOException {
        bytes.put('[');
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value(parser, token, false);
        }
        bytes.put(']');
    }

    private void object(JsonParser parser, boolean firstLevel) throws IOException {
        bytes.put('{');
        int begin = bytes.length();
        List<Member> members = new ArrayList<>();
        boolean inOrder = true;
        String before = "";
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = parser.currentName();
            int from = bytes.length();
            bytes.text(name);
            JsonToken value = parser.nextToken();
            if (!firstLevel || !DECIMALS.contains(name) || !decimal(parser, value)) {
                value(parser, value, false);
            }
            members.add(new Member(name, from, bytes.length()));
            inOrder &= before.compareTo(name) <= 0;
            before = name;
        }
        if (!inOrder) {
            sort(members, begin);
        }
        bytes.put('}');
    }

    private void sort(List<Member> members, int begin) {
        // a stable sort: a name that was sent twice keeps the order in which it was sent
        members.sort(Member.BY_NAME);
        sorted.clear();
        for (Member member : members) {
            sorted.put(bytes.array(), member.from, member.to - member.from);
        }
        bytes.cutBackTo(begin);
        bytes.put(sorted.array(), 0, sorted.length());
    }

    /** False when the value is no number, as sent or in a string, and counts as any other. */
    private boolean decimal(JsonParser parser, JsonToken token) throws IOException {
        boolean mayBe = token == JsonToken.VALUE_STRING || token.isNumeric();
        if (!mayBe || parser.getTextLength() > LONGEST_DECIMAL) {
            return false;
        }
        try {
            BigDecimal number =
                    new BigDecimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            // by digits and exponent: written out plainly, 1e999999999 would fill the memory
            BigDecimal stripped = number.stripTrailingZeros();
            bytes.put('d');
            bytes.text(stripped.toString());
            return true;
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private void text(JsonParser parser) throws IOException {
        bytes.text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private record Member(String name, int from, int to) {
        static final Comparator<Member> BY_NAME = Comparator.comparing(Member::name);
    }
}
