package dev.fupan.contracts.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class CanonicalContentTest {

    private static final String WON = "crm.deal.won.v1";
    private static final Instant TIME = Instant.parse("2026-03-05T00:00:00.123456Z");

    @Test
    void itStaysTheSameForEver() {
        CanonicalContent content =
                content("{\"opportunityId\": \"O-1\", \"amount\": \"100.50\", \"items\": [1, null, true]}");
        assertThat(content).isEqualTo(new CanonicalContent(6595101465882408465L, -5195978886229896920L));
        assertThat(CanonicalContent.ofBytes(content.bytes())).isEqualTo(content);
    }

    @Test
    void keyOrderNumberWritingAndWhiteSpaceDoNotCount() {
        CanonicalContent content = content("{\"opportunityId\":\"O-1\",\"amount\":\"100.50\",\"currency\":\"EUR\"}");
        assertThat(content("{\"currency\": \"EUR\",\n \"amount\": 100.5, \"opportunityId\": \"O-1\"}"))
                .isEqualTo(content);
        assertThat(content("{\"amount\":\"1.005e2\",\"opportunityId\":\"\\u004f-1\",\"currency\":\"EUR\"}"))
                .isEqualTo(content);
    }

    @Test
    void theSameInstantInAnotherOffsetOrBelowTheMicrosecondIsTheSame() {
        CanonicalContent content = at(TIME);
        assertThat(at(OffsetDateTime.parse("2026-03-05T08:00:00.123456+08:00").toInstant()))
                .isEqualTo(content);
        assertThat(at(TIME.plusNanos(789))).isEqualTo(content);
        assertThat(at(TIME.plusNanos(1000))).isNotEqualTo(content);
        assertThat(at(null)).isNotEqualTo(content);
    }

    @Test
    void typeAndSequenceCount() {
        CanonicalContent content = CanonicalContent.of(WON, TIME, "7", json("{}"));
        assertThat(CanonicalContent.of("crm.deal.lost.v1", TIME, "7", json("{}")))
                .isNotEqualTo(content);
        assertThat(CanonicalContent.of(WON, TIME, "007", json("{}"))).isNotEqualTo(content);
        assertThat(CanonicalContent.of(WON, TIME, null, json("{}"))).isNotEqualTo(content);
        assertThat(CanonicalContent.of(WON, TIME, "", json("{}")))
                .isEqualTo(CanonicalContent.of(WON, TIME, null, json("{}")));
    }

    @Test
    void everyDecimalCountsByValue() {
        for (String name : new String[] {"amount", "rate", "value", "discountPercent", "score", "weight"}) {
            assertThat(content("{\"" + name + "\": \"0.90\"}")).isEqualTo(content("{\"" + name + "\": 9e-1}"));
            assertThat(content("{\"" + name + "\": 0}")).isEqualTo(content("{\"" + name + "\": \"-0.00\"}"));
            assertThat(content("{\"" + name + "\": 0.9}")).isNotEqualTo(content("{\"" + name + "\": 0.91}"));
        }
    }

    @Test
    void allElseCountsAsSent() {
        assertThat(content("{\"items\": 2}")).isNotEqualTo(content("{\"items\": 2.0}"));
        assertThat(content("{\"items\": 2}")).isNotEqualTo(content("{\"items\": \"2\"}"));
        assertThat(content("{\"attributes\": {\"value\": \"1\"}}"))
                .isNotEqualTo(content("{\"attributes\": {\"value\": \"1.0\"}}"));
        assertThat(content("{\"items\": [1, 2]}")).isNotEqualTo(content("{\"items\": [2, 1]}"));
        assertThat(content("{\"owner\": null}")).isNotEqualTo(content("{}"));
        assertThat(content("{\"amount\": null}")).isNotEqualTo(content("{\"amount\": 0}"));
        assertThat(content("{\"amount\": \"a lot\"}")).isNotEqualTo(content("{\"amount\": \"a bit\"}"));
    }

    @Test
    void valuesDoNotRunTogether() {
        assertThat(content("{\"a\": \"b\", \"c\": \"d\"}")).isNotEqualTo(content("{\"a\": \"bc\", \"d\": \"\"}"));
        assertThat(content("[[], []]")).isNotEqualTo(content("[[[]]]"));
        assertThat(content("{\"a\": \"\\ud800\"}")).isNotEqualTo(content("{\"a\": \"?\"}"));
    }

    @Test
    void keysAreSortedAtEveryLevel() {
        assertThat(content("{\"attributes\": {\"b\": {\"y\": 1, \"x\": 2}, \"a\": 3}, \"amount\": 1}"))
                .isEqualTo(content("{\"amount\": 1, \"attributes\": {\"a\": 3, \"b\": {\"x\": 2, \"y\": 1}}}"));
    }

    @Test
    void aNumberOfMonstrousExponentCostsNoMemory() {
        assertThat(content("{\"amount\": 1e999999999}")).isEqualTo(content("{\"amount\": \"10e999999998\"}"));
        assertThat(content("{\"amount\": 1e99999999999}")).isNotEqualTo(content("{\"amount\": 1e99999999998}"));
    }

    @Test
    void whatIsNotJsonHasNoContent() {
        assertThatThrownBy(() -> content("{\"amount\": ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content("{} {}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content(" ")).isInstanceOf(IllegalArgumentException.class);
        // and what failed leaves nothing behind for the next
        assertThat(content("{}")).isEqualTo(content("{ }"));
    }

    private static CanonicalContent at(Instant time) {
        return CanonicalContent.of(WON, time, null, json("{}"));
    }

    private static CanonicalContent content(String data) {
        return CanonicalContent.of(WON, TIME, null, json(data));
    }

    private static byte[] json(String data) {
        return data.getBytes(StandardCharsets.UTF_8);
    }
}
