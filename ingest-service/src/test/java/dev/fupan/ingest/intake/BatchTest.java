package dev.fupan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BatchTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SOUND =
            event("crm.lead.created.v1", "{\"leadId\":\"L-1\",\"channel\":\"caf\\u00e9 销售\"}");

    @Property(tries = 2000)
    void aBatchIsReadInOnePassAsItIsReadOneByOne(
            @ForAll("events") List<String> events,
            @ForAll @IntRange(max = 9) int damaged,
            @ForAll int at,
            @ForAll byte with) {
        byte[] body = batch(events);
        if (damaged == 0) body[Math.floorMod(at, body.length)] = with;

        Batch read = Batch.read(body, NOW);

        assertThat(read).usingRecursiveComparison().isEqualTo(Batch.oneByOne(body, NOW));
    }

    @Property(tries = 200)
    void whatIsWholeNeedsOnePass(@ForAll @IntRange(max = 60) int events) {
        byte[] body = batch(IntStream.range(0, events).mapToObj(i -> SOUND).toList());

        assertThat(EventReader.array(body, Limits.BATCH_EVENTS, NOW))
                .hasSize(events)
                .allMatch(Checked.Acceptable.class::isInstance);
    }

    @Example
    void aBatchHasABound() {
        byte[] most = batch(
                IntStream.range(0, Limits.BATCH_EVENTS).mapToObj(i -> SOUND).toList());
        byte[] more = batch(IntStream.rangeClosed(0, Limits.BATCH_EVENTS)
                .mapToObj(i -> SOUND)
                .toList());

        assertThat(Batch.read(most, NOW).refusal()).isNull();
        assertThat(Batch.read(more, NOW).refusal()).isNotNull();
        assertThat(Batch.oneByOne(more, NOW).refusal()).isNotNull();
    }

    @Provide
    Arbitrary<List<String>> events() {
        return Arbitraries.of(
                        SOUND,
                        event("crm.lead.teleported.v1", "{\"a\":[1,2.5e3,null,true,\"x\"]}"),
                        event("crm.opportunity.created.v1", "{\"opportunityId\":\"\",\"amount\":\"12,5\"}"),
                        event("crm.lead.created.v1", "{\"leadId\":\"L\",\"leadId\":\"M\"}"),
                        event(
                                "crm.lead.created.v1",
                                "{\"leadId\":\"L\",\"x\":" + "[".repeat(29) + "]".repeat(29) + "}"),
                        event(
                                "crm.lead.created.v1",
                                "{\"leadId\":\"L\",\"x\":" + "[".repeat(30) + "]".repeat(30) + "}"),
                        event("crm.lead.created.v1", "{\"leadId\":\"L\\u0000\"}"),
                        "{\"data\":{\"leadId\":7},\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/s\",\"type\":"
                                + "\"crm.lead.created.v1\"}",
                        "{}",
                        "{\"id\":{}}",
                        "[]",
                        "7",
                        "nonsense",
                        "{\"id\":")
                .list()
                .ofMaxSize(6);
    }

    private static byte[] batch(List<String> events) {
        return events.stream().collect(Collectors.joining(" ,\n", "[", "] ")).getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/s\",\"type\":\"" + type + "\",\"data\":" + data
                + "}";
    }
}
