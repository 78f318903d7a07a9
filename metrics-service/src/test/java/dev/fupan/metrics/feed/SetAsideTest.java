package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.QuarantineHeaders;
import dev.fupan.contracts.Topics;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits in quarantine counts against an answer until somebody decides about it, and no longer. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class SetAsideTest {
    private static final String NOW = "2026-11-01T08:00:00Z";
    private static final String UNKNOWN = "crm.lead.abducted.v1";
    private static final String PLACE = "crm.events/7/1";

    @Inject
    FeedBench bench;

    private String tenant;
    private MadeUpPartition log;
    private MadeUpPartition topic;

    @BeforeEach
    void aCompanyWithALead() {
        tenant = ACompany.named("waiting");
        log = bench.partition();
        topic = new MadeUpPartition(Topics.CRM_QUARANTINE);
        bench.deliver(log.append(lead("l", "L")));
    }

    @Test
    void threeOfABadSchemaWaitUntilTheyAreSentAgain() {
        List<ConsumerRecord<String, byte[]>> bad = log.append(lead("b0", null), lead("b1", null), lead("b2", null));
        bench.deliver(bad);
        await().untilAsserted(() -> assertThat(waiting()).isEqualTo(3));

        bench.deliver(log.append(lead("b0", "L-0"), lead("b1", "L-1"), lead("b2", "L-2")));
        for (ConsumerRecord<String, byte[]> record : bad) {
            String origin = record.topic() + "/" + record.partition() + "/" + record.offset();
            bench.setAside(List.of(decided(origin, Refused.UNREADABLE)));
        }

        assertThat(waiting()).isZero();
        assertThat(bench.rows(tenant).journeys()).hasSize(4);
    }

    @Test
    void whatNeverReachedTheLogIsCountedOnceHoweverOftenItIsSent() {
        bench.setAside(List.of(unknown(), unknown()));
        bench.setAside(List.of(unknown()));

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void whatWasDecidedAndIsSentOnceMoreStaysDecided() {
        bench.setAside(List.of(unknown()));
        Map<String, String> identity =
                Map.of(CeHeaders.SOURCE, "/crm", CeHeaders.ID, "u", CeHeaders.TYPE, UNKNOWN, CeHeaders.TIME, NOW);
        String origin = QuarantineHeaders.origin(identity, lead("u", "L").data());

        bench.setAside(List.of(decided(origin, Refused.UNKNOWN_TYPE)));
        bench.setAside(List.of(unknown()));

        assertThat(waiting()).isZero();
    }

    @Test
    void aDecisionThatComesBeforeItsRecordStands() {
        bench.setAside(List.of(decided(PLACE, Refused.CONFLICT)));
        bench.setAside(List.of(waits(PLACE, Refused.CONFLICT)));

        assertThat(waiting()).isZero();
    }

    @Test
    void theSameRecordsAgainChangeNothing() {
        bench.setAside(List.of(waits(PLACE, Refused.CONFLICT), waits(PLACE, Refused.CIRCLE)));
        bench.setAside(List.of(decided(PLACE, Refused.CONFLICT)));
        long revision = bench.envelope(tenant).revision();

        bench.setAside(topic.records());

        assertThat(waiting()).isEqualTo(1);
        assertThat(bench.envelope(tenant).revision()).isEqualTo(revision);
    }

    @Test
    void anAnswerIsAnotherWhenWhatWaitsIsAnother() {
        long before = bench.envelope(tenant).revision();
        bench.setAside(List.of(waits(PLACE, Refused.CONFLICT)));
        long waiting = bench.envelope(tenant).revision();
        bench.setAside(List.of(decided(PLACE, Refused.CONFLICT)));

        assertThat(waiting).isGreaterThan(before);
        assertThat(bench.envelope(tenant).revision()).isGreaterThan(waiting);
    }

    @Test
    void whatWaitsForNobodyStopsNobody() {
        Headers headers = new RecordHeaders();
        topic.append(null, headers, null);
        topic.append("a,b", headers, null);
        waits("x".repeat(10_000), Refused.CONFLICT);

        bench.setAside(topic.records());

        assertThat(waiting()).isEqualTo(1);
    }

    private long waiting() {
        return bench.envelope(tenant).quality().quarantined();
    }

    private Said lead(String id, String leadId) {
        return Said.of(tenant, "lead.created", id, NOW, "leadId", leadId);
    }

    /** As ingest keeps it back before the log. */
    private ConsumerRecord<String, byte[]> unknown() {
        Said said = lead("u", "L").withType(UNKNOWN);
        Headers headers = said.headers();
        add(headers, QuarantineHeaders.REASON, Refused.UNKNOWN_TYPE);
        return topic.append(tenant, headers, said.data());
    }

    private ConsumerRecord<String, byte[]> waits(String origin, String reason) {
        return topic.append(tenant, named(origin, reason), lead("w", "L").data());
    }

    /** As ingest tells it. */
    private ConsumerRecord<String, byte[]> decided(String origin, String reason) {
        Headers headers = named(origin, reason);
        add(headers, QuarantineHeaders.STATE, "redriven");
        return topic.append(tenant, headers, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Headers named(String origin, String reason) {
        Headers headers = new RecordHeaders();
        add(headers, QuarantineHeaders.ORIGIN, origin);
        add(headers, QuarantineHeaders.REASON, reason);
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
