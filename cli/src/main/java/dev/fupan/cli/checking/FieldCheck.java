package dev.fupan.cli.checking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.crm.FieldSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One field of the data against its specification. */
final class FieldCheck {

    private static final Predicate<String> CURRENCY =
            Pattern.compile("[A-Z]{3}").asMatchPredicate();
    private static final Predicate<String> PERIOD =
            Pattern.compile("\\d{4}(-(H[12]|Q[1-4]|W\\d{2}|0[1-9]|1[0-2]))?").asMatchPredicate();

    private FieldCheck() {}

    /** What is expected instead, or empty when the field is as it should be. */
    static Optional<String> fault(FieldSpec field, JsonNode node) {
        return switch (field.kind()) {
            case TEXT -> unless(node.isTextual(), "must be text");
            case ID -> unless(isId(node), "must be text of 1 to " + FieldSpec.MAX_ID_LENGTH + " characters");
            case DECIMAL -> number(field, node);
            case INTEGER -> node.isIntegralNumber() ? number(field, node) : Optional.of("must be a whole number");
            case DATE -> unless(isDate(node), "must be a date like 2026-11-23");
            case INSTANT -> unless(isInstant(node), "must be an RFC 3339 instant");
            case CURRENCY -> unless(node.isTextual() && CURRENCY.test(node.asText()), "must be a code of ISO 4217");
            case PERIOD -> unless(node.isTextual() && PERIOD.test(node.asText()), "must be a period like 2026-Q3");
            case ENUM -> unless(field.allowed().contains(node.asText()), "must be one of " + field.allowed());
            case MAP, TEXT_MAP, DECIMAL_MAP -> unless(node.isObject(), "must be an object");
            case TEXT_LIST, LIST -> unless(node.isArray(), "must be a list");
            case ITEMS -> unless(node.isArray() || node.isNumber(), "must be a list or a number");
        };
    }

    private static Optional<String> unless(boolean right, String expected) {
        return right ? Optional.empty() : Optional.of(expected);
    }

    private static boolean isId(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() && node.asText().length() <= FieldSpec.MAX_ID_LENGTH;
    }

    private static Optional<String> number(FieldSpec field, JsonNode node) {
        BigDecimal value;
        try {
            value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.isTextual() ? node.asText() : "");
        } catch (NumberFormatException notANumber) {
            return Optional.of("must be a number or a decimal string, not '" + node.asText() + "'");
        }
        Integer min = field.min();
        Integer max = field.max();
        boolean outside = min != null && value.compareTo(BigDecimal.valueOf(min)) < 0
                || max != null && value.compareTo(BigDecimal.valueOf(max)) > 0;
        return unless(!outside, "must lie from " + min + " to " + max);
    }

    private static boolean isDate(JsonNode node) {
        try {
            return node.isTextual() && LocalDate.parse(node.asText()) != null;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    private static boolean isInstant(JsonNode node) {
        try {
            return node.isTextual() && OffsetDateTime.parse(node.asText()) != null;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }
}
