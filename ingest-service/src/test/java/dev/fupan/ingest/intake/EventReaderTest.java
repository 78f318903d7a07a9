package dev.fupan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.ingest.intake.Checked.Acceptable;
import dev.fupan.ingest.intake.Checked.Reason;
import dev.fupan.ingest.intake.Checked.Refused;
import dev.fupan.ingest.intake.Checked.Unknown;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String LEAD = "crm.lead.created.v1";

    @Test
    void aSoundEventKeepsItsDataByteForByte() {
        String data = "{ \"leadId\" : \"L-1\",\"channel\":\"caf\\u00e9 销售\", \"x\":[1,{\"y\":1.50}] }";

        Checked checked = read(event(LEAD, data));

        assertThat(checked).isInstanceOf(Acceptable.class);
        assertThat(((Acceptable) checked).data()).isEqualTo(data.getBytes(StandardCharsets.UTF_8));
        assertThat(((Acceptable) checked).envelope().id()).isEqualTo("e-1");
    }

    @Test
    void dataMayStandBeforeItsType() {
        String early = "{\"data\":{\"leadId\":7},\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/s\",\"type\":\""
                + LEAD + "\"}";

        assertThat(pointers(read(early))).containsExactly("/data/leadId");
    }

    @Test
    void everyViolationIsNamedWithItsPlace() {
        String bad = event(
                "crm.opportunity.created.v1",
                "{\"opportunityId\":\"\",\"amount\":\"12,50\",\"currency\":\"euro\",\"expectedCloseDate\":\"2026-02-30\"}");

        assertThat(pointers(read(bad)))
                .containsExactly("/data/opportunityId", "/data/amount", "/data/currency", "/data/expectedCloseDate");
    }

    @Test
    void aMissingRequiredFieldAndAMissingAlternativeAreNamed() {
        assertThat(pointers(read(event(LEAD, "{}")))).containsExactly("/data/leadId");
        assertThat(pointers(read(event("crm.deal.won.v1", "{\"amount\":1}")))).containsExactly("/data");
        assertThat(pointers(read(event("crm.deal.won.v1", "{\"leadId\":null}"))))
                .containsExactly("/data");
        assertThat(read(event("crm.deal.won.v1", "{\"leadId\":\"L\"}"))).isInstanceOf(Acceptable.class);
    }

    @Test
    void nullClearsAnOptionalFieldButNotARequiredOne() {
        assertThat(read(event(LEAD, "{\"leadId\":\"L\",\"channel\":null}"))).isInstanceOf(Acceptable.class);
        assertThat(pointers(read(event(LEAD, "{\"leadId\":null}")))).containsExactly("/data/leadId");
        assertThat(read(event("crm.target.set.v1", "{\"metric\":\"M-01\",\"period\":\"2026-Q3\",\"value\":null}")))
                .isInstanceOf(Acceptable.class);
    }

    @Test
    void anUnknownTypeOfTheCrmIsUnknownAndOtherTypesAreRefused() {
        assertThat(read(event("crm.lead.teleported.v1", "{\"leadId\":\"L\"}"))).isInstanceOf(Unknown.class);
        assertThat(pointers(read(event("com.acme.thing", "{}")))).containsExactly("/type");
        Checked ours = read(event("fupan.workspace.configured.v1", "{\"timeZone\":\"UTC\",\"currency\":\"EUR\"}"));
        assertThat(((Refused) ours).reason()).isEqualTo(Reason.TYPE_NOT_OPEN);
    }

    @Test
    void theEnvelopeHasItsRules() {
        String bad = "{\"specversion\":\"0.3\",\"id\":\"\",\"source\":\"a b\",\"type\":\"" + LEAD
                + "\",\"time\":\"yesterday\",\"data\":{\"leadId\":\"L\"}}";

        assertThat(pointers(read(bad))).containsExactlyInAnyOrder("/specversion", "/id", "/source", "/time");
    }

    @Test
    void timeIsCutToMicrosecondsAndMayBeAbsentButNotFarAhead() {
        assertThat(timeOf("2026-11-23T10:00:00.123456789+01:00")).isEqualTo("2026-11-23T09:00:00.123456Z");
        assertThat(timeOf("2026-11-23T10:00:00+01:00")).isEqualTo("2026-11-23T10:00:00+01:00");
        assertThat(timeOf(null)).isNull();
        assertThat(read(timed("2026-11-24T12:00:00Z"))).isInstanceOf(Acceptable.class);
        assertThat(pointers(read(timed("2026-11-24T12:00:00.000001Z")))).containsExactly("/time");
        assertThat(read(timed("1999-01-01T00:00:00Z"))).isInstanceOf(Acceptable.class);
    }

    @Test
    void whatNoStoreCouldHoldIsRefusedWhereverItStands() {
        String[] poison = {
            "{\"leadId\":\"L\\u0000\"}",
            "{\"leadId\":\"L\",\"note\":\"\\ud800\"}",
            "{\"leadId\":\"L\",\"x\":[{\"y\":1e400}]}",
            "{\"leadId\":\"L\",\"a\\u0000\":1}",
            "{\"leadId\":\"L\",\"attributes\":{\"a\":\"\\udc00x\"}}",
            "{\"leadId\":\"L\",\"x\":" + "[".repeat(31) + "]".repeat(31) + "}",
            "{\"leadId\":\"L\",\"leadId\":\"M\"}",
            "{\"leadId\":\"L\",\"x\":{\"a\":1,\"a\":2}}",
            "{\"leadId\":\"L\",\"x\":" + "9".repeat(200) + "}",
        };
        for (String data : poison) assertThat(read(event(LEAD, data))).as(data).isInstanceOf(Refused.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] text = event(LEAD, "{\"leadId\":\"L\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(EventReader.structured(text, 0, text.length, NOW)).isInstanceOf(Refused.class);
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32"))) {
            byte[] event = event(LEAD, "{\"leadId\":\"L\"}").getBytes(wide);
            assertThat(EventReader.structured(event, 0, event.length, NOW)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aTenantInTheBodyIsPassedOver() {
        String forged = "{\"specversion\":\"1.0\",\"tenantid\":\"other\",\"id\":\"e\",\"source\":\"/s\",\"type\":\""
                + LEAD + "\",\"comacme\":\"kept\",\"data\":{\"leadId\":\"L\"}}";

        assertThat(((Acceptable) read(forged)).envelope().extensions()).isEqualTo(Map.of("comacme", "kept"));
    }

    @Test
    void theBinaryFormFollowsTheSameRules() {
        byte[] data = "{\"leadId\":\"\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> attributes = Map.of("specversion", "1.0", "id", "e", "source", "/s", "type", LEAD);

        assertThat(pointers(EventReader.binary(attributes, data, NOW))).containsExactly("/data/leadId");
        assertThat(pointers(EventReader.binary(Map.of(), new byte[0], NOW)))
                .contains("/data", "/id", "/source", "/type", "/specversion");
    }

    @Test
    void numbersInRangeMapsAndListsAreChecked() {
        assertThat(pointers(read(
                        event("crm.opportunity.assessed.v1", "{\"opportunityId\":\"O\",\"indicators\":{\"a\":101}}"))))
                .containsExactly("/data/indicators");
        assertThat(read(event(
                        "crm.opportunity.assessed.v1", "{\"opportunityId\":\"O\",\"indicators\":{\"a\":\"99.5\"}}")))
                .isInstanceOf(Acceptable.class);
        assertThat(pointers(read(event("crm.lead.qualified.v1", "{\"leadId\":\"L\",\"level\":\"mql\"}"))))
                .containsExactly("/data/level");
    }

    private static Checked read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return EventReader.structured(bytes, 0, bytes.length, NOW);
    }

    private static Iterable<String> pointers(Checked checked) {
        assertThat(checked).isInstanceOf(Refused.class);
        return ((Refused) checked).violations().stream().map(Violation::pointer).toList();
    }

    private static String timeOf(String time) {
        return ((Acceptable) read(timed(time))).envelope().time();
    }

    private static String timed(String time) {
        return event(LEAD, "{\"leadId\":\"L\"}")
                .replace("\"id\"", time == null ? "\"id\"" : "\"time\":\"" + time + "\",\"id\"");
    }

    private static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/crm\",\"type\":\"" + type + "\",\"data\":" + data
                + "}";
    }
}
