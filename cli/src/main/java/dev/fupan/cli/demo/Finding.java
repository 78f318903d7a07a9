package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a pack says about one of its numbers, in words and as something to ask of the weeks after. */
record Finding(JsonNode pack, JsonNode suggestions) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** The sentence that the review suggests for that number, or one with the number alone. */
    String statement(String number, boolean chinese) {
        for (JsonNode one : suggestions)
            if (one.at("/fact/numberKey").asText().equals(number))
                return one.at("/statement/" + (chinese ? "zh" : "en")).asText();
        String name = number.substring(number.lastIndexOf('/') + 1);
        JsonNode found = number(number);
        if (found.path("unit").asText().equals("proportion")) {
            BigDecimal percent = value(number).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
            return chinese ? "渠道 " + name + " 的意向率为 " + percent + " %" : name + ": intent rate of " + percent + " %";
        }
        return chinese ? value(number) + " 单因 " + name + " 丢失" : value(number) + " deals were lost for " + name;
    }

    boolean has(String number) {
        return number(number).path("value").isTextual();
    }

    /** That share of the number, rounded as people would set it. */
    String threshold(String number, BigDecimal share, int digits) {
        return value(number)
                .multiply(share)
                .setScale(digits, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private BigDecimal value(String number) {
        return has(number) ? new BigDecimal(number(number).path("value").asText()) : BigDecimal.ZERO;
    }

    private JsonNode number(String key) {
        for (JsonNode one : pack.path("numbers")) if (one.path("key").asText().equals(key)) return one;
        return MissingNode.getInstance();
    }
}
