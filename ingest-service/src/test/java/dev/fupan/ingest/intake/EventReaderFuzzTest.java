package dev.fupan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventReaderFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final byte[] SOUND =
            ("{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"https://crm.example/x?y=1\","
                            + "\"time\":\"2026-11-20T10:00:00.5+01:00\",\"type\":\"crm.opportunity.created.v1\",\"data\":{"
                            + "\"opportunityId\":\"O-\\u00e9\",\"amount\":\"12.50\",\"currency\":\"EUR\",\"owner\":\"销售\","
                            + "\"attributes\":{\"a\":[1,2.5e3,null,true,\"x\"]}}}")
                    .getBytes(StandardCharsets.UTF_8);

    @Property(tries = 2000)
    void anyBytesGetAnAnswer(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(EventReader.structured(bytes, 0, bytes.length, NOW)).isNotNull();
    }

    @Property(tries = 3000)
    void aDamagedEventGetsAnAnswer(
            @ForAll @IntRange(max = 260) int at, @ForAll byte with, @ForAll @IntRange(max = 300) int cut) {
        byte[] damaged = SOUND.clone();
        damaged[at % damaged.length] = with;
        int to = Math.min(damaged.length, damaged.length - cut + 200);

        Checked checked = EventReader.structured(damaged, 0, Math.max(0, to), NOW);

        assertThat(checked).isNotNull();
        if (checked instanceof Checked.Refused refused)
            assertThat(refused.violations()).isNotEmpty();
    }

    @Property(tries = 1000)
    void aBatchIsCutIntoWhatWasPutIn(@ForAll @Size(max = 5) java.util.List<@IntRange(max = 40) Integer> cuts) {
        StringBuilder batch = new StringBuilder(" [ ");
        int parts = 0;
        for (int cut : cuts) {
            if (parts++ > 0) batch.append(" ,\n");
            batch.append("{\"a\":\"]},\\\"{").append("x".repeat(cut)).append("\",\"b\":[{},[]]}");
        }
        var splitter = new BatchSplitter(batch.append(" ] ").toString().getBytes(StandardCharsets.UTF_8));

        int found = 0;
        BatchSplitter.Step step;
        while ((step = splitter.next()) == BatchSplitter.Step.ELEMENT) found++;

        assertThat(step).isEqualTo(BatchSplitter.Step.DONE);
        assertThat(found).isEqualTo(parts);
    }

    @Property(tries = 1000)
    void anyBytesOfABatchEndTheWalk(@ForAll @Size(max = 100) byte[] bytes) {
        var splitter = new BatchSplitter(bytes);
        int steps = 0;
        while (splitter.next() == BatchSplitter.Step.ELEMENT)
            assertThat(++steps).isLessThanOrEqualTo(bytes.length);
    }
}
