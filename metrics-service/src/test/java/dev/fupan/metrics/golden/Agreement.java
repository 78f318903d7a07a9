package dev.fupan.metrics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is named must agree: lists in full and in order, maps by currency, stage or node in full, numbers by value. */
public final class Agreement {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Set<String> FULL_MAPS =
            Set.of("amount", "cost", "perDeal", "perCustomer", "perAcquired", "nodes", "stages");

    private Agreement() {}

    public static void check(JsonNode expected, JsonNode actual, String at) {
        if (expected.isObject()) {
            boolean full = FULL_MAPS.contains(at.substring(at.lastIndexOf('.') + 1));
            if (full) {
                assertThat(names(actual)).as(at).isEqualTo(names(expected));
            }
            expected.fieldNames()
                    .forEachRemaining(name -> check(expected.get(name), actual.path(name), at + "." + name));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(at + " in " + actual).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                check(expected.get(i), actual.get(i), at + "[" + i + "]");
            }
        } else if (NUMBER.matcher(expected.asText()).matches()) {
            assertThat(new BigDecimal(number(actual, at))).as(at).isEqualByComparingTo(expected.asText());
        } else {
            assertThat(actual.isMissingNode() ? "null" : actual.asText()).as(at).isEqualTo(expected.asText());
        }
    }

    private static String number(JsonNode actual, String at) {
        assertThat(actual.asText()).as(at + " is a number").matches(NUMBER);
        return actual.asText();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
