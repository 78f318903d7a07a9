package dev.fupan.ingest.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fupan.contracts.crm.FieldSpec;
import dev.fupan.contracts.crm.FieldSpec.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the value of one field, wherever the parser stands; what it expects is said in words for the sender. */
record FieldRule(FieldSpec spec, long bit, String pointer, String expected, int maxChars) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern PERIOD =
            Pattern.compile("\\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4]\\d|5[0-3])))?");

    static FieldRule of(FieldSpec spec, long bit) {
        int maxChars = spec.dimension()
                ? Limits.DIMENSION_CHARS
                : spec.required() ? Limits.REQUIRED_TEXT_CHARS : Limits.EVENT_BYTES;
        return new FieldRule(spec, bit, "/data/" + spec.name(), words(spec, maxChars), maxChars);
    }

    private static String words(FieldSpec spec, int maxChars) {
        String range = spec.min() == null && spec.max() == null ? "" : " from " + spec.min() + " to " + spec.max();
        return switch (spec.kind()) {
            case TEXT ->
                maxChars < Limits.EVENT_BYTES
                        ? "a text of at most " + maxChars + " characters, without NUL"
                        : "a text without NUL";
            case ID -> "an id: a text of 1 to " + FieldSpec.MAX_ID_LENGTH + " characters, without NUL";
            case DECIMAL -> range.isEmpty() ? DecimalText.EXPECTED : "a decimal" + range;
            case INTEGER -> "a whole number" + range;
            case DATE -> "a date such as 2026-11-23";
            case INSTANT -> "an RFC 3339 instant such as 2026-11-23T09:30:00Z";
            case CURRENCY -> "a currency of ISO 4217, such as EUR";
            case PERIOD -> "a period: 2026, 2026-H1, 2026-Q3, 2026-11 or 2026-W45";
            case ENUM -> "one of " + String.join(", ", spec.allowed());
            case MAP -> "an object";
            case TEXT_MAP -> "an object of texts without NUL";
            case DECIMAL_MAP -> "an object of decimals" + range;
            case TEXT_LIST -> "a list of texts without NUL";
            case LIST -> "a list of objects";
            case ITEMS -> "a number or a list";
        };
    }

    /** Whether the value is fit; the parser then stands on its last token, whatever the answer. */
    boolean accepts(JsonParser p, Skimmer skim) throws IOException {
        JsonToken token = p.currentToken();
        if (token == JsonToken.VALUE_NULL) return spec.nullable();
        if (token == JsonToken.START_OBJECT) return object(p, skim);
        if (token == JsonToken.START_ARRAY) return array(p, skim);
        boolean sound = skim.value(p);
        if (token == JsonToken.VALUE_STRING) return sound && text(p);
        return sound && number(p, token);
    }

    private boolean text(JsonParser p) throws IOException {
        int length = p.getTextLength();
        // most fields are told by their length alone; a String is made for the others only
        return switch (spec.kind()) {
            case DECIMAL -> decimal(p);
            case TEXT -> length <= maxChars && !(spec.required() && length == 0);
            case ID -> length > 0 && length <= FieldSpec.MAX_ID_LENGTH;
            default -> named(p.getText());
        };
    }

    private boolean named(String text) {
        return switch (spec.kind()) {
            case DATE -> Rfc3339.isDate(text);
            case INSTANT -> Rfc3339.instant(text) != null;
            case CURRENCY -> CURRENCIES.contains(text);
            case PERIOD -> text.length() <= 8 && PERIOD.matcher(text).matches();
            case ENUM -> spec.allowed().contains(text);
            default -> false;
        };
    }

    private boolean number(JsonParser p, JsonToken token) throws IOException {
        if (!token.isNumeric()) return false;
        return switch (spec.kind()) {
            case DECIMAL -> decimal(p);
            case INTEGER -> token == JsonToken.VALUE_NUMBER_INT && decimal(p);
            case ITEMS -> true;
            default -> false;
        };
    }

    private boolean decimal(JsonParser p) throws IOException {
        char[] text = p.getTextCharacters();
        int from = p.getTextOffset();
        int length = p.getTextLength();
        if (!DecimalText.isDecimal(text, from, length)) return false;
        if (spec.min() == null && spec.max() == null) return true;
        BigDecimal value = new BigDecimal(text, from, length);
        return atLeast(value, spec.min()) && atMost(value, spec.max());
    }

    private boolean object(JsonParser p, Skimmer skim) throws IOException {
        Kind kind = spec.kind();
        if (kind != Kind.MAP && kind != Kind.TEXT_MAP && kind != Kind.DECIMAL_MAP) {
            skim.value(p);
            return false;
        }
        boolean fit = true;
        while (p.nextToken() == JsonToken.FIELD_NAME) {
            fit &= skim.name(p);
            JsonToken value = p.nextToken();
            boolean sound = skim.value(p);
            boolean ofKind =
                    switch (kind) {
                        case TEXT_MAP -> value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL;
                        case DECIMAL_MAP ->
                            value == JsonToken.VALUE_NULL || value.isScalarValue() && decimalOrNot(p, value);
                        default -> true;
                    };
            if (value == JsonToken.VALUE_STRING && spec.dimension()) ofKind &= p.getTextLength() <= maxChars;
            fit &= sound && ofKind;
        }
        return fit;
    }

    private boolean decimalOrNot(JsonParser p, JsonToken value) throws IOException {
        return (value == JsonToken.VALUE_STRING || value.isNumeric()) && decimal(p);
    }

    private boolean array(JsonParser p, Skimmer skim) throws IOException {
        Kind kind = spec.kind();
        boolean fit = kind == Kind.TEXT_LIST || kind == Kind.LIST || kind == Kind.ITEMS;
        JsonToken element;
        while ((element = p.nextToken()) != JsonToken.END_ARRAY) {
            if (kind == Kind.TEXT_LIST) fit &= element == JsonToken.VALUE_STRING;
            if (kind == Kind.LIST) fit &= element == JsonToken.START_OBJECT;
            fit &= skim.value(p);
        }
        return fit;
    }

    private static boolean atLeast(BigDecimal value, @Nullable Integer min) {
        return min == null || value.compareTo(BigDecimal.valueOf(min)) >= 0;
    }

    private static boolean atMost(BigDecimal value, @Nullable Integer max) {
        return max == null || value.compareTo(BigDecimal.valueOf(max)) <= 0;
    }
}
