package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.metrics.feed.QuarantineTopic.Waiting;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that cannot be counted waits in quarantine with its reason and its bytes, and stops nobody. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class PoisonTest {
    private static final String NOW = "2026-11-01T08:00:00Z";
    private static final Map<String, BiConsumer<MadeUpPartition, String>> POISONS = poisons();

    @Inject
    FeedBench bench;

    @Inject
    QuarantineTopic quarantine;

    private static Map<String, BiConsumer<MadeUpPartition, String>> poisons() {
        Map<String, BiConsumer<MadeUpPartition, String>> poisons = new LinkedHashMap<>();
        poisons.put("garbage bytes", data(new byte[] {(byte) 0xff, 0x00, (byte) 0xfe, 0x7b}));
        poisons.put("empty bytes", data(new byte[0]));
        poisons.put("two objects", data("{\"leadId\":\"P\"}{}".getBytes(StandardCharsets.UTF_8)));
        poisons.put("a list", data("[1]".getBytes(StandardCharsets.UTF_8)));
        poisons.put("very deep", data("{\"a\":".repeat(5_000).getBytes(StandardCharsets.UTF_8)));
        poisons.put("null value", data(null));
        poisons.put("a NUL in a dimension", lead("leadId", "P", "channel", "w\0b"));
        poisons.put("a NUL in an id", lead("leadId", "P\0", "channel", "web"));
        poisons.put("a NUL in the name of an attribute", lead("leadId", "P", "attributes", Map.of("a\0b", "c")));
        poisons.put(
                "a NUL in a header",
                (partition, tenant) -> partition.append(Said.of(tenant, "lead.created", "p\0p", NOW, "leadId", "P")));
        poisons.put("no entity", lead("channel", "web"));
        poisons.put(
                "unknown type",
                (partition, tenant) -> partition.append(
                        Said.of(tenant, "lead.created", "p", NOW, "leadId", "P").withType("crm.lead.abducted.v1")));
        poisons.put(
                "bad date",
                (partition, tenant) -> partition.append(
                        Said.of(tenant, "lead.created", "p", NOW, "leadId", "P").withTime("2026-02-30T25:61:00Z")));
        poisons.put(
                "a time beyond all calendars",
                (partition, tenant) -> partition.append(Said.of(tenant, "lead.created", "p", NOW, "leadId", "P")
                        .withTime("+999999999-12-31T23:59:59Z")));
        poisons.put(
                "no headers",
                (partition, tenant) ->
                        partition.append(tenant, new RecordHeaders(), "{}".getBytes(StandardCharsets.UTF_8)));
        poisons.put("a header without a value", (partition, tenant) -> {
            Said said = Said.of(tenant, "lead.created", "p", NOW, "leadId", "P");
            Headers headers = said.headers();
            headers.remove(CeHeaders.ID);
            headers.add(CeHeaders.ID, null);
            partition.append(tenant, headers, said.data());
        });
        poisons.put("null key", (partition, tenant) -> {
            Said said = Said.of(tenant, "lead.created", "p", NOW, "leadId", "P");
            partition.append(null, said.headers(), said.data());
        });
        poisons.put("the key of another tenant", (partition, tenant) -> {
            Said said = Said.of(tenant, "lead.created", "p", NOW, "leadId", "P");
            partition.append(tenant + "-other", said.headers(), said.data());
        });
        poisons.put("an amount that is none", deal("a lot"));
        poisons.put("an amount beyond every column", deal("1e200000"));
        poisons.put("an amount beyond all memory", deal("1e2000000000"));
        poisons.put("a cost with a bad date", cost("from", "2026-13-45"));
        poisons.put("a cost without an amount", cost("amount", null));
        poisons.put("a cost with an amount that is none", cost("amount", "much"));
        poisons.put(
                "a rate that is none",
                (partition, tenant) -> partition.append(Said.of(
                        tenant,
                        "rate.set",
                        "p",
                        NOW,
                        "base",
                        "EUR",
                        "quote",
                        "USD",
                        "date",
                        "2026-11-01",
                        "rate",
                        "x")));
        poisons.put(
                "a configuration that is none",
                (partition, tenant) ->
                        partition.append(Said.of(tenant, "x", "p", NOW, "timeZone", "Mars/Phobos", "currency", "EUR")
                                .withType("fupan.workspace.configured.v1")));
        poisons.put(
                "an old configuration that is none",
                (partition, tenant) -> partition.append(
                        Said.of(tenant, "x", "p", "1990-01-01T00:00:00Z", "timeZone", "UTC", "currency", "Taler")
                                .withType("fupan.workspace.configured.v1")));
        return poisons;
    }

    private static BiConsumer<MadeUpPartition, String> data(byte[] data) {
        return (partition, tenant) -> partition.append(
                Said.of(tenant, "lead.created", "p", NOW, "leadId", "P").withData(data));
    }

    private static BiConsumer<MadeUpPartition, String> lead(Object... fields) {
        return (partition, tenant) -> partition.append(Said.of(tenant, "lead.created", "p", NOW, fields));
    }

    private static BiConsumer<MadeUpPartition, String> deal(String amount) {
        return (partition, tenant) -> partition.append(
                Said.of(tenant, "opportunity.created", "p", NOW, "opportunityId", "P", "amount", amount));
    }

    private static BiConsumer<MadeUpPartition, String> cost(String field, String value) {
        return (partition, tenant) -> {
            Map<String, Object> cost = new LinkedHashMap<>(
                    Map.of("costId", "P", "channel", "web", "from", "2026-10-01", "to", "2026-10-31", "amount", "5"));
            cost.put(field, value);
            Object[] fields = cost.entrySet().stream()
                    .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                    .toArray();
            partition.append(Said.of(tenant, "channel.cost_recorded", "p", NOW, fields));
        };
    }

    static List<String> names() {
        return List.copyOf(POISONS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPoisonedRecordWaitsInQuarantineAndItsNeighboursCount(String poison) {
        String tenant = ACompany.named("poisoned");
        MadeUpPartition partition = bench.partition();
        Said[] said = ACompany.withLeads(tenant, 2);
        partition.append(said[0], said[1], said[2]);
        POISONS.get(poison).accept(partition, tenant);
        ConsumerRecord<String, byte[]> poisoned = partition.records().get(3);
        partition.append(said[3], said[4], said[5], said[6], said[7]);

        bench.deliver(partition.records());

        MadeUpPartition healthy = bench.partition();
        healthy.append(said);
        FeedBench.assertSameAnswers(bench.rows(tenant), healthy.freshReading(tenant), poison);
        List<Waiting> waiting = quarantine.of(tenant);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).reason()).isIn(Refused.UNREADABLE, Refused.UNKNOWN_TYPE);
        assertThat(waiting.get(0).origin()).isEqualTo(poisoned.topic() + "/" + partition.number() + "/3");
        assertThat(waiting.get(0).value())
                .isEqualTo(poisoned.value() == null ? null : new String(poisoned.value(), StandardCharsets.UTF_8));
        assertThat(bench.envelope(tenant).quality().counted()).isEqualTo(said.length);
        await().untilAsserted(() ->
                assertThat(bench.envelope(tenant).quality().quarantined()).isEqualTo(1));
    }

    @Test
    void aPoisonedRecordAtTheEndMovesThePositionToo() {
        String tenant = ACompany.named("poisoned");
        MadeUpPartition partition = bench.partition();
        partition.append(Said.of(tenant, "lead.created", "l", NOW, "leadId", "L"));
        partition.append(Said.of(tenant, "x", "p", NOW));

        bench.deliver(partition.records());

        assertThat(bench.envelope(tenant).position()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,b", "a\0b"})
    void aRecordOfNoTenantWaitsUnderUnknown(String nobody) {
        String tenant = ACompany.named("neighbour");
        MadeUpPartition partition = bench.partition();
        partition.append(Said.of(tenant, "lead.created", "l", NOW, "leadId", "L"));
        partition.append(Said.of(nobody, "lead.created", "l", NOW, "leadId", "L"));

        bench.deliver(partition.records());

        assertThat(bench.rows(tenant).journeys()).hasSize(1);
        assertThat(quarantine.of("unknown"))
                .filteredOn(each -> each.origin().contains("/" + partition.number() + "/"))
                .hasSize(1);
    }
}
